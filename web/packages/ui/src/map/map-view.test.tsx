import russian from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MapView, type MapViewProps } from "./map-view";
import type { MapArea, MapPoint, Place } from "./shapes";

const AREA: MapArea = {
  key: "area",
  tone: "current",
  shape: {
    type: "Polygon",
    coordinates: [
      [
        [73, 55],
        [73.1, 55],
        [73.1, 55.1],
        [73, 55],
      ],
    ],
  },
};
const OWN: MapPoint = { key: "own", tone: "own", at: [73.05, 55.02], sign: "<b>Вы здесь</b>" };

beforeAll(async () => {
  await startWords({ name: "cabinet", russian, english: async () => russian });
});

async function open(props: Partial<MapViewProps>) {
  const { container, rerender } = render(<MapView label="Карта" {...props} />);
  await screen.findByRole("group", { name: "Карта" });
  const again = (next: Partial<MapViewProps>) => rerender(<MapView label="Карта" {...next} />);
  return { paths: () => [...container.querySelectorAll("path")], again };
}

test("areas and points are drawn in the tone of what they are", async () => {
  const { paths } = await open({ areas: [AREA], points: [OWN] });
  await waitFor(() => expect(paths()).toHaveLength(2));
  expect(paths().map((path) => path.getAttribute("class"))).toEqual([
    expect.stringMatching(/current/),
    expect.stringMatching(/own/),
  ]);
});

test("words on a map are never read as HTML", async () => {
  await open({ points: [OWN] });
  expect(screen.getByText("<b>Вы здесь</b>")).toBeInTheDocument();
});

test("what is shown no more is taken away", async () => {
  const { paths, again } = await open({ areas: [AREA], points: [OWN] });
  again({ areas: [], points: [OWN] });
  expect(paths()).toHaveLength(1);
});

test("a map that is made anew while other things come onto it shows them", async () => {
  const { paths, again } = await open({ areas: [AREA], points: [OWN] });
  await waitFor(() => expect(paths()).toHaveLength(2));
  again({ areas: [{ ...AREA, key: "another" }], points: [], scrollsPage: true });
  await waitFor(() => expect(paths()).toHaveLength(1));
  expect(screen.getByRole("group", { name: "Карта" })).toBeInTheDocument();
});

test("a press on a house says which, one on the ground says where", async () => {
  const chosen: string[] = [];
  const picked: Place[] = [];
  const { paths, again } = await open({ points: [OWN], onChoose: (key) => chosen.push(key) });
  fireEvent.click(paths()[0] as Element);
  expect(chosen).toEqual(["own"]);
  again({ points: [], onPick: (at) => picked.push(at) });
  fireEvent.click(screen.getByRole("group", { name: "Карта" }));
  expect(picked).toHaveLength(1);
  const [[lon, lat] = [0, 0]] = picked;
  expect(Math.abs(lon - 73.05)).toBeLessThan(0.1);
  expect(Math.abs(lat - 55.02)).toBeLessThan(0.1);
});

test("the buttons and the way by keyboard have words", async () => {
  await open({ areas: [AREA] });
  expect(screen.getByRole("button", { name: "Приблизить" })).toBeInTheDocument();
  expect(screen.getByRole("group", { name: "Карта" })).toHaveAccessibleDescription(/стрелки/);
});

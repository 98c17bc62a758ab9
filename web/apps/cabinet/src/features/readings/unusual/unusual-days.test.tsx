import { screen } from "@testing-library/react";
import { atNovembersEnd, METER, open, plot } from "../readings-for-tests";

atNovembersEnd();

const UNUSUAL = [
  { day: "2026-11-14", value: 9.6, usual: 1, usual_low: 0.8, usual_high: 1.4, more: true },
  { day: "2026-11-20", value: 0.1, usual: 1, usual_low: 0.8, usual_high: 1.4, more: false },
];

test("days unlike others are told to readers and in the table, and have a sign and a legend", async () => {
  open("?meter=7&interval=month&date=2026-11-01", { unusual: UNUSUAL });
  const high = await screen.findByRole("option", {
    name: /^14 ноября 2026.*больше обычного: в такие дни 0,8–1,4\u00a0кВт·ч/,
  });
  expect(high).toBeInTheDocument();
  expect(
    screen.getByRole("option", { name: /^20 ноября 2026.*меньше обычного/ }),
  ).toBeInTheDocument();
  expect(screen.getAllByRole("option", { name: /обычного/ })).toHaveLength(2);
  expect(screen.getByText("необычные дни")).toBeVisible();
  const paths = [...((await plot()).parentElement?.querySelectorAll("svg svg path") ?? [])];
  // One points up, the other down.
  expect(new Set(paths.map((path) => path.getAttribute("d"))).size).toBe(2);
});

test("without one nothing is marked, and the legend keeps its place", async () => {
  open("?meter=7&interval=month&date=2026-11-01");
  expect(await screen.findByText("необычные дни")).not.toBeVisible();
  expect(screen.queryAllByRole("option", { name: /обычного/ })).toEqual([]);
});

test("hours of a day are not judged", async () => {
  open("?meter=7&interval=day&date=2026-11-14", { unusual: UNUSUAL });
  await plot();
  expect(screen.queryByText("необычные дни")).toBeNull();
});

test("all places of an account are judged together", async () => {
  const [high] = UNUSUAL.slice(0, 1);
  open(`?meter=7&account=${METER.account_id}&interval=month&date=2026-11-01`, {
    unusual: [],
    unusualTogether: high ? [high] : [],
  });
  expect(
    await screen.findByRole("option", { name: /^14 ноября 2026.*больше обычного/ }),
  ).toBeInTheDocument();
  expect(screen.getAllByRole("option", { name: /обычного/ })).toHaveLength(1);
});

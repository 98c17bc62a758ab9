import { addSection } from "@personal-cabinet/i18n/setup";
import { fireEvent, screen, within } from "@testing-library/react";
import { address, atNovembersEnd, METER, open } from "../readings-for-tests";
import { words } from "./reactive-chart";

atNovembersEnd();

const APRIL = "?meter=7&interval=month&date=2026-04-01";
const SWITCH = { name: "Реактивная энергия рядом" };
const REGION = { name: "Реактивная энергия, потребление (R+)" };

beforeAll(() => addSection(words));
beforeEach(() => {
  METER.channels = ["A+", "R+"];
});
afterEach(() => {
  METER.channels = ["A+"];
});

test("reactive energy stands below the active one when it is switched on, with its sum and tangent", async () => {
  const asked = open(APRIL);
  const tick = await screen.findByRole("checkbox", SWITCH);
  await screen.findByText("Потребление, апрель 2026");
  expect(tick).not.toBeChecked();
  expect(asked().filter((one) => one.includes("R%2B"))).toEqual([]);
  fireEvent.click(tick);
  expect(address()).toMatchObject({ reactive: "1" });
  const region = within(await screen.findByRole("region", REGION));
  expect(region.getByText(/^30\sквар·ч$/)).toBeInTheDocument();
  expect(region.getByText(/^tan φ 1 /)).toHaveTextContent("на 1 кВт·ч активной энергии");
  expect(region.getByRole("listbox")).toHaveAccessibleName(
    "Реактивная энергия, потребление (R+), апрель 2026",
  );
  expect(asked().filter((one) => one.includes("R%2B"))).toHaveLength(1);
  // Its days lead on as those of the chart do.
  const day = region.getByRole("option", { name: /^5 апреля 2026/ });
  fireEvent.pointerUp(day, { pointerType: "mouse" });
  expect(await screen.findByText("Потребление, 5 апреля 2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "day", date: "2026-04-05", reactive: "1" });
});

test("where figures are read in a table, so are those of reactive energy", async () => {
  open(`${APRIL}&reactive=1&view=table`);
  const region = within(await screen.findByRole("region", REGION));
  expect(region.getByRole("table")).toHaveAccessibleName(/^Реактивная энергия/);
  expect(region.getAllByRole("row")).toHaveLength(1 + 1 + 30);
});

test("where nothing reactive is measured, or it is looked at alone, there is no switch", async () => {
  METER.channels = ["A+"];
  open(`${APRIL}&reactive=1`);
  await screen.findByText("Потребление, апрель 2026");
  expect(screen.queryByRole("checkbox", SWITCH)).toBeNull();
  expect(screen.queryByRole("region", REGION)).toBeNull();
});

test("reactive energy that is looked at alone has none beside it", async () => {
  open(`${APRIL}&channel=R%2B&reactive=1`);
  await screen.findByRole("combobox", { name: "Вид энергии" });
  await screen.findByRole("listbox");
  expect(screen.queryByRole("checkbox", SWITCH)).toBeNull();
  expect(screen.queryByRole("region", REGION)).toBeNull();
});

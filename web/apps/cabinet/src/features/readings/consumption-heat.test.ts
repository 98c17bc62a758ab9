import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { barsOf } from "../../shared/consumption-bars";
import { gapsOf } from "../../shared/gaps";
import { daysOf, heatOf } from "./consumption-heat";
import { isField } from "./is-field";

const HOUR = 3_600_000;

/** Hours from a moment on, in Berlin: summer time ends on 25 October 2026 at 03:00. */
function hours(from: string, count: number): ConsumptionOut {
  const change = Date.parse("2026-10-25T01:00:00Z");
  const stamp = (moment: number) => {
    const offset = moment < change ? 2 : 1;
    return `${new Date(moment + offset * HOUR).toISOString().slice(0, 19)}+0${offset}:00`;
  };
  const points = Array.from({ length: count }, (_, n) => {
    const start = stamp(Date.parse(from) + n * HOUR);
    return {
      start,
      end: stamp(Date.parse(from) + (n + 1) * HOUR),
      first_day: start.slice(0, 10),
      last_day: start.slice(0, 10),
      value: n % 5 === 4 ? null : 1,
      complete: n % 5 !== 4,
      estimated: null,
      doubtful: null,
      quality: null,
      hidden: false,
    };
  });
  return { interval: "month", step: "hour", points } as unknown as ConsumptionOut;
}

const NOW = new Date("2026-12-01T00:00:00Z");

test("bars stay bars, and fields are what bars are too many for", () => {
  const days = { first_day: "2026-05-01", last_day: "2026-05-31" };
  const field = (interval: "day" | "month" | "year", step: ConsumptionOut["step"]) =>
    isField({ interval, step, ...days });
  expect([field("month", "hour"), field("year", "day"), field("year", "hour")]).toEqual([
    true,
    true,
    true,
  ]);
  expect([field("day", "hour"), field("month", "day"), field("year", "month")]).toEqual([
    false,
    false,
    false,
  ]);
});

test("days stand side by side with their hours below; the hour that comes twice has two halves", () => {
  const data = hours("2026-10-24T22:00:00Z", 25 + 24);
  const heat = heatOf(data, barsOf(data, "ru", NOW), "ru");
  expect([heat.columns, heat.rows]).toEqual([2, 24]);
  expect(heat.rowLabels.map(({ label }) => label)).toEqual(["00:00", "06:00", "12:00", "18:00"]);
  expect(heat.columnLabels).toEqual([{ at: 0, label: "25" }]);
  const twice = heat.cells.filter(({ part }) => part);
  expect(twice.map(({ x, y, part }) => [x, y, part])).toEqual([
    [0, 2, { at: 0, of: 2 }],
    [0, 2, { at: 1, of: 2 }],
  ]);
  expect(twice.map(({ name }) => name)).toEqual([
    "25 октября 2026, вс, 02:00–03:00, до перевода часов (UTC+2)",
    "25 октября 2026, вс, 02:00–03:00, после перевода часов (UTC+1)",
  ]);
  expect(heat.cells[25]).toMatchObject({ x: 1, y: 0, name: "26 октября 2026, пн, 00:00–01:00" });
});

test("a year by days is its months, one below the other", () => {
  const data = {
    ...hours("2026-10-24T22:00:00Z", 0),
    interval: "year",
    step: "day",
    points: ["2026-01-31", "2026-02-01", "2026-12-31"].map((day) => ({
      start: `${day}T00:00:00+01:00`,
      end: `${day}T23:59:00+01:00`,
      first_day: day,
      last_day: day,
      value: 1,
      complete: true,
    })),
  } as unknown as ConsumptionOut;
  const heat = heatOf(data, barsOf(data, "ru", NOW), "ru");
  expect(heat.cells.map(({ x, y }) => [x, y])).toEqual([
    [30, 0],
    [0, 1],
    [30, 2],
  ]);
  expect(heat.rowLabels.map(({ label }) => label)).toEqual(["янв", "фев", "дек"]);
  expect([heat.columns, heat.rows]).toEqual([31, 3]);
});

test("the table has a row for each day, and a day with gaps is not whole", () => {
  const data = hours("2026-10-24T22:00:00Z", 25 + 4);
  const [first, second] = daysOf(data, barsOf(data, "ru", NOW), (day) => day);
  expect(first).toMatchObject({ name: "2026-10-25", value: 20, complete: false, running: false });
  expect(second).toMatchObject({ name: "2026-10-26", value: 4, complete: true });
  // The gaps of one day are told once.
  expect(gapsOf(data, "ru", NOW)).toEqual(["25 октября"]);
});

import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { barsOf, lastDayOf } from "./consumption-bars";

const NOW = new Date("2026-11-22T12:00:00+03:00");

function consumption(interval: ConsumptionOut["interval"], stretches: [string, string][]) {
  const points = stretches.map(([start, end]) => ({ start, end, value: 1, complete: true }));
  return { interval, points } as ConsumptionOut;
}

test("the end of a stretch is not a part of it", () => {
  expect(lastDayOf({ start: "", end: "2026-12-01T00:00:00+03:00" })).toBe("2026-11-30");
  expect(lastDayOf({ start: "", end: "2026-11-30T13:00:00+03:00" })).toBe("2026-11-30");
});

test("half-hours, days and months are named for people", () => {
  const [half] = barsOf(
    consumption("day", [["2026-11-21T07:30:00+03:00", "2026-11-21T08:00:00+03:00"]]),
    "ru",
  );
  expect(half).toMatchObject({ label: "07:30", name: "07:30–08:00" });
  const [day] = barsOf(
    consumption("month", [["2026-11-21T00:00:00+03:00", "2026-11-22T00:00:00+03:00"]]),
    "ru",
  );
  expect(day).toMatchObject({ label: "21", name: "21 ноября 2026, сб" });
});

test("a billing month is named by its days, a calendar one by its name", () => {
  const bars = barsOf(
    consumption("year", [
      ["2026-10-25T00:00:00+03:00", "2026-11-25T00:00:00+03:00"],
      ["2026-11-01T00:00:00+03:00", "2026-12-01T00:00:00+03:00"],
    ]),
    "ru",
  );
  expect(bars.map((bar) => bar.name)).toEqual(["25.10.2026 – 24.11.2026", "ноябрь 2026"]);
  expect(bars.map((bar) => bar.label)).toEqual(["ноя", "ноя"]);
});

test("a missing value is one thing, a day still to come another", () => {
  const data = consumption("month", [
    ["2026-11-13T00:00:00+03:00", "2026-11-14T00:00:00+03:00"],
    ["2026-11-23T00:00:00+03:00", "2026-11-24T00:00:00+03:00"],
  ]);
  for (const point of data.points) point.value = null;
  expect(barsOf(data, "ru", NOW).map((bar) => bar.ahead)).toEqual([false, true]);
});

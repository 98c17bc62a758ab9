import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { expect, test } from "vitest";
import { withPoints } from "./consumption-columns";

const answer = (
  columns: Partial<NonNullable<ConsumptionOut["columns"]>>,
  end: string,
  first_day = "",
) =>
  withPoints({
    points: [],
    end,
    first_day,
    step: first_day ? ("day" as const) : ("hour" as const),
    columns: {
      minutes: 60,
      runs: [],
      values: [],
      odd: { at: [], complete: [], estimated: [], doubtful: [] },
      hidden: [],
      costs: null,
      ...columns,
    },
  }).points;

test("an hour that comes twice has both offsets, and the last one ends with the period", () => {
  const points = answer(
    {
      runs: [
        { start: "2026-10-25T01:00:00+02:00", count: 2 },
        { start: "2026-10-25T02:00:00+01:00", count: 1 },
      ],
      values: [1500, null, 0],
    },
    "2026-10-25T03:00:00+01:00",
  );
  expect(points.map(({ start, end }) => [start, end])).toEqual([
    ["2026-10-25T01:00:00+02:00", "2026-10-25T02:00:00+02:00"],
    ["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00"],
    ["2026-10-25T02:00:00+01:00", "2026-10-25T03:00:00+01:00"],
  ]);
  expect(points.map(({ value, complete, quality }) => [value, complete, quality])).toEqual([
    [1.5, true, "good"],
    [null, false, null],
    [0, true, "good"],
  ]);
});

test("what is not sound, not one's own, or costs something is told of its very point", () => {
  const points = answer(
    {
      runs: [{ start: "2026-12-31T22:00:00+06:00", count: 4 }],
      values: [100, 200, null, 300],
      odd: { at: [0, 1], complete: [false, true], estimated: [50, null], doubtful: [null, 200] },
      hidden: [[2, 3]],
      costs: [55, 110, null, 165],
    },
    "2027-01-01T02:00:00+06:00",
  );
  expect(points[0]).toMatchObject({ complete: false, estimated: 0.05, quality: "estimated" });
  expect(points[1]).toMatchObject({ doubtful: 0.2, quality: "doubtful", cost: 110 });
  expect(points[2]).toMatchObject({ value: null, complete: true, hidden: true, cost: null });
  expect(points[3]).toMatchObject({ first_day: "2027-01-01", last_day: "2027-01-01", cost: 165 });
});

test("days are those from the first one on, whatever the clock does and if one was left out", () => {
  const days = answer(
    {
      minutes: 1440,
      runs: [
        { start: "2026-10-24T00:00:00+02:00", count: 2 },
        { start: "2026-10-26T00:00:00+01:00", count: 1 },
      ],
      values: [24_000, 25_000, 24_000],
    },
    "2026-10-27T00:00:00+01:00",
    "2026-10-24",
  );
  expect(
    days.map(({ start, end, first_day, last_day }) => [start, end, first_day, last_day]),
  ).toEqual([
    ["2026-10-24T00:00:00+02:00", "2026-10-25T00:00:00+02:00", "2026-10-24", "2026-10-24"],
    ["2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", "2026-10-25", "2026-10-25"],
    ["2026-10-26T00:00:00+01:00", "2026-10-27T00:00:00+01:00", "2026-10-26", "2026-10-26"],
  ]);
  // On Samoa 30 December 2011 had no hours: it begins where the 31st does.
  const odd = answer(
    {
      minutes: 1440,
      runs: [
        { start: "2011-12-29T00:00:00-10:00", count: 1 },
        { start: "2011-12-31T00:00:00+14:00", count: 1 },
        { start: "2011-12-31T00:00:00+14:00", count: 1 },
      ],
      values: [1, null, 2],
    },
    "2012-01-01T00:00:00+14:00",
    "2011-12-29",
  );
  expect(odd.map(({ first_day }) => first_day)).toEqual(["2011-12-29", "2011-12-30", "2011-12-31"]);
});

test("rows stay as they are", () => {
  const rows = { points: [{ value: 1 }], end: "" } as unknown as ConsumptionOut;
  expect(withPoints(rows)).toBe(rows);
});

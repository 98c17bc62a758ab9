import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { expect, test } from "vitest";
import { withPoints } from "./consumption-columns";

const answer = (columns: Partial<NonNullable<ConsumptionOut["columns"]>>, end: string) =>
  withPoints({
    points: [],
    end,
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

test("rows stay as they are", () => {
  const rows = { points: [{ value: 1 }], end: "" } as unknown as ConsumptionOut;
  expect(withPoints(rows)).toBe(rows);
});

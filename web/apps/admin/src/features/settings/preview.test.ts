import { periodsOf, windowsOf } from "./preview";

test("billing periods follow one another, whatever day they begin with", () => {
  expect(periodsOf("2026-11-29", 1, 2)).toEqual([
    { from: "2026-11-01", to: "2026-11-30" },
    { from: "2026-12-01", to: "2026-12-31" },
  ]);
  expect(periodsOf("2026-11-19", 20, 1)).toEqual([{ from: "2026-10-20", to: "2026-11-19" }]);
  expect(periodsOf("2026-01-05", 20, 1)).toEqual([{ from: "2025-12-20", to: "2026-01-19" }]);
});

test("a shorter month has its last day", () => {
  expect(periodsOf("2027-01-31", 31, 3)).toEqual([
    { from: "2027-01-31", to: "2027-02-27" },
    { from: "2027-02-28", to: "2027-03-30" },
    { from: "2027-03-31", to: "2027-04-29" },
  ]);
});

test("days for readings: those that are on, or the next", () => {
  expect(windowsOf("2026-11-20", 15, 26, 1)).toEqual([{ from: "2026-11-15", to: "2026-11-26" }]);
  expect(windowsOf("2026-11-27", 15, 26, 2)).toEqual([
    { from: "2026-12-15", to: "2026-12-26" },
    { from: "2027-01-15", to: "2027-01-26" },
  ]);
});

test("days for readings may go over the end of a month", () => {
  expect(windowsOf("2026-12-02", 25, 3, 1)).toEqual([{ from: "2026-11-25", to: "2026-12-03" }]);
  expect(windowsOf("2026-12-04", 25, 3, 1)).toEqual([{ from: "2026-12-25", to: "2027-01-03" }]);
  expect(windowsOf("2027-02-10", 20, 31, 1)).toEqual([{ from: "2027-02-20", to: "2027-02-28" }]);
});

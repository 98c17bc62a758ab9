import { coarser, endOf, finer, isDay, shift, startOf } from "./period";

test("a period starts and ends on its own days", () => {
  expect(startOf("2026-11-21", "month")).toBe("2026-11-01");
  expect(endOf("2024-02-10", "month")).toBe("2024-02-29");
  expect(endOf("2026-02-10", "year")).toBe("2026-12-31");
  expect(endOf("2026-02-10", "day")).toBe("2026-02-10");
});

test("steps cross months and years, and a long month does not skip a short one", () => {
  expect(shift("2026-01-31", "month", 1)).toBe("2026-02-01");
  expect(shift("2026-01-15", "month", -1)).toBe("2025-12-01");
  expect(shift("2025-12-31", "day", 1)).toBe("2026-01-01");
  expect(shift("2024-02-29", "year", 1)).toBe("2025-01-01");
});

test("levels go year, month, day", () => {
  expect([finer("year"), finer("month"), finer("day")]).toEqual(["month", "day", null]);
  expect([coarser("day"), coarser("month"), coarser("year")]).toEqual(["month", "year", null]);
});

test("only real days are days", () => {
  expect(isDay("2024-02-29")).toBe(true);
  for (const odd of ["2026-02-29", "2026-13-01", "21.11.2026", "", null, undefined]) {
    expect(isDay(odd)).toBe(false);
  }
});

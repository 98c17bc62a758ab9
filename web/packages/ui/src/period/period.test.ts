import periods from "../../../../../tests/support/periods.json";
import {
  coarser,
  endOf,
  finer,
  type Interval,
  isDay,
  nameOf,
  shift,
  startNamed,
  startOf,
} from "./period";
import { periodName } from "./period-words";

type Case = { day: string; interval: Interval; first_day: number; start: string; last: string };

const PERIODS = periods as Case[];

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

test.each(PERIODS)("the $interval of $day from day $first_day is the service's", (one) => {
  expect(startOf(one.day, one.interval, one.first_day)).toBe(one.start);
  expect(endOf(one.day, one.interval, one.first_day)).toBe(one.last);
});

test.each([1, 20, 28, 29, 30, 31])(
  "months from day %d leave no day out and take none twice",
  (first) => {
    let start = startOf("2027-06-15", "year", first);
    let day = start;
    for (let month = 1; month <= 12; month += 1) {
      expect(Number(start.slice(5, 7))).toBe(month);
      const end = endOf(start, "month", first);
      for (; day <= end; day = shift(day, "day", 1)) {
        expect(startOf(day, "month", first)).toBe(start);
      }
      expect(shift(shift(start, "month", 1, first), "month", -1, first)).toBe(start);
      start = shift(start, "month", 1, first);
      expect(day).toBe(start);
    }
    expect(start).toBe(shift("2027-06-15", "year", 1, first));
  },
);

test("a billing period goes by the month and year in which it begins", () => {
  expect(nameOf("2026-11-28", "month", 20)).toBe("2026-11-01");
  expect(nameOf("2026-11-19", "month", 20)).toBe("2026-10-01");
  expect(nameOf("2027-01-10", "year", 20)).toBe("2026-01-01");
  expect(startNamed("2026-04-01", "month", 20)).toBe("2026-04-20");
  expect(startNamed("2027-02-01", "month", 31)).toBe("2027-02-28");
  expect(startOf("2026-04-20", "year", 20)).toBe("2026-01-20");
});

test("a billing period is named by its days, a calendar one by its name", () => {
  expect(periodName("2026-11-28", "month", "ru", 20)).toBe("20.11.2026 – 19.12.2026");
  expect(periodName("2026-11-28", "year", "ru", 20)).toBe("20.01.2026 – 19.01.2027");
  expect(periodName("2026-11-28", "month", "ru")).toBe("ноябрь 2026");
  expect(periodName("2026-11-28", "day", "ru", 20)).toBe("28 ноября 2026");
});

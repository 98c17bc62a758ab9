import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { isFieldOf } from "./is-field";
import {
  comparedDays,
  inOtherKind,
  inOtherSpan,
  lastOf,
  readShown,
  type Shown,
  stepOf,
  stepsOf,
  writeShown,
} from "./readings-address";

const METER = {
  id: 7,
  channels: ["A+"],
  time_zone: "Europe/Moscow",
} as unknown as MeterOut;

const read = (address: string) => readShown(new URLSearchParams(address), METER, 20);
const BILL = "interval=days&date=2026-05-20&end=2026-06-18";

test("days from one to another are read from the address and written back", () => {
  const shown = read(`meter=7&${BILL}&compare=alike`);
  expect(shown).toMatchObject({ interval: "days", date: "2026-05-20", end: "2026-06-18" });
  expect(Object.fromEntries(writeShown(shown))).toMatchObject({
    interval: "days",
    date: "2026-05-20",
    end: "2026-06-18",
  });
  // Of a month the last day follows from the first.
  expect(writeShown({ ...shown, interval: "month" }).get("end")).toBeNull();
});

test.each([
  "interval=days&date=2026-05-20",
  "interval=days&end=2026-05-20",
  "interval=days&date=2026-05-20&end=2026-05-19",
  "interval=days&date=2026-02-31&end=2026-05-19",
  "interval=days&date=2026-05-20&end=never",
])("what is no such period gives this month: %s", (address) => {
  vi.setSystemTime(new Date("2026-11-28T10:00:00Z"));
  expect(read(address)).toMatchObject({ interval: "month", date: "2026-11-01" });
  expect(read(address).end).toBeUndefined();
  vi.useRealTimers();
});

test("bills of 30 and of 26 days are compared with as many days before, or the dates of last year", () => {
  const bills = [
    ["2026-05-20", "2026-06-18", "2026-04-20", "2026-05-19", "2025-05-20", "2025-06-18"],
    ["2026-06-19", "2026-07-14", "2026-05-24", "2026-06-18", "2025-06-19", "2025-07-14"],
    // A day that the year before has not.
    ["2028-02-29", "2028-03-10", "2028-02-18", "2028-02-28", "2027-02-28", "2027-03-10"],
  ] as const;
  for (const [date, end, before, beforeEnd, ago, agoEnd] of bills) {
    const shown = { interval: "days", date, end } as Shown;
    expect(comparedDays({ ...shown, compare: "previous" }, 1)).toEqual({
      date: before,
      end: beforeEnd,
    });
    expect(comparedDays({ ...shown, compare: "alike" }, 1)).toEqual({ date: ago, end: agoEnd });
    expect(comparedDays({ ...shown, compare: "none" }, 1)).toBeNull();
  }
});

const days = (date: string, end: string) => ({ interval: "days", date, end }) as const;

test("as long as they can be told apart days are bars, then months; their hours are a field", () => {
  expect(stepsOf(days("2026-05-20", "2026-05-22"))).toEqual(["day"]);
  expect(stepsOf(days("2026-05-20", "2026-07-20"))).toEqual(["day", "hour"]);
  expect(stepsOf(days("2026-05-20", "2026-07-21"))).toEqual(["month", "day", "hour"]);
  expect(stepsOf(days("2025-05-20", "2026-06-30"))).toEqual(["month", "day"]);
  expect(stepsOf(days("1990-05-20", "2026-06-30"))).toEqual(["month"]);
  const bill = read(`${BILL}&step=hour`);
  expect([stepOf(bill), isFieldOf(bill, "hour"), isFieldOf(bill, "day")]).toEqual([
    "hour",
    true,
    false,
  ]);
  expect(stepOf(read("interval=days&date=2026-05-20&end=2026-05-21&step=hour"))).toBe("day");
});

test("the shown period becomes days, of a running one those that have been, and days become a month", () => {
  const today = "2026-11-28";
  const month = (date: string) => ({ interval: "month", date }) as const;
  expect(inOtherSpan(month("2026-05-20"), "days", 20, today)).toEqual(
    days("2026-05-20", "2026-06-19"),
  );
  expect(inOtherSpan(month("2026-11-01"), "days", 1, today)).toEqual(days("2026-11-01", today));
  expect(inOtherSpan(days("2026-05-20", "2026-06-18"), "month", 1, today)).toEqual({
    interval: "month",
    date: "2026-05-01",
  });
  expect(lastOf(days("2026-05-20", "2026-06-18"), 20)).toBe("2026-06-18");
});

test("days stay as they are in the other kind of months", () => {
  const shown = { ...days("2026-05-20", "2026-08-18"), period: "calendar" } as Shown;
  expect(inOtherKind(shown, "billing", 20, "2026-11-28")).toEqual({
    date: "2026-05-20",
    period: "billing",
  });
});

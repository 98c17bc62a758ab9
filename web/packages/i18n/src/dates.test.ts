import {
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatMinute,
  formatMoment,
  formatMonth,
  formatOffset,
  formatShortDay,
  formatWeekday,
  tellTimesOf,
  todayAt,
} from "./dates";
import { formatWait } from "./wait";

test("dates are written as in the country", () => {
  expect(formatDate("2026-11-21")).toBe("21.11.2026");
  expect(formatMonth("2026-11-21", "ru")).toBe("ноябрь 2026");
  expect(formatLongDate("2026-05-01", "ru")).toBe("1 мая 2026");
  expect(formatLongDate("2026-05-01", "en")).toBe("1 May 2026");
  expect(formatWeekday("2026-11-21", "ru")).toBe("сб");
});

describe("in English", () => {
  beforeEach(() => {
    document.documentElement.lang = "en";
  });
  afterEach(() => {
    document.documentElement.lang = "ru";
  });

  test("a month has its name, so that a day is not taken for it", () => {
    expect(formatDate("2026-11-06")).toBe("6 Nov 2026");
    expect(formatShortDay("2026-11-06")).toBe("6 Nov");
    expect(formatDateTime("2026-11-21T23:30:00+10:00")).toBe("21 Nov 2026, 23:30");
  });

  test("a moment by the supplier's clock is written the same way", () => {
    tellTimesOf("Asia/Omsk");
    expect(formatMoment("2026-11-21T18:30:05Z")).toBe("22 Nov 2026, 00:30:05");
    expect(formatMinute("2026-11-21T18:30:05Z")).toBe("22 Nov 2026, 00:30");
    expect(formatDay("2026-11-21T18:30:05Z")).toBe("22 Nov 2026");
    tellTimesOf(null);
  });
});

test("a reading's time is the one at the meter, whatever the browser's zone", () => {
  expect(formatDateTime("2026-11-21T23:30:00+10:00")).toBe("21.11.2026 23:30");
});

test("today is asked at the meter's place", () => {
  const now = new Date("2026-11-21T20:00:00Z");
  expect(todayAt("Europe/Moscow", now)).toBe("2026-11-21");
  expect(todayAt("Asia/Vladivostok", now)).toBe("2026-11-22");
  expect(todayAt("No/Such", now)).toMatch(/^2026-11-2\d$/);
});

test("a wait reads like a clock", () => {
  expect(formatWait(45, "ru")).toBe("45 с");
  expect(formatWait(245, "ru")).toBe("4:05");
});

test("an offset is told as people know it", () => {
  expect(formatOffset("2026-10-25T02:00:00+02:00")).toBe("UTC+2");
  expect(formatOffset("2026-04-05T01:30:00+10:30")).toBe("UTC+10:30");
  expect(formatOffset("2026-11-01T01:00:00-05:00")).toBe("UTC−5");
  expect(formatOffset("2026-11-01T01:00:00Z")).toBe("UTC+0");
});

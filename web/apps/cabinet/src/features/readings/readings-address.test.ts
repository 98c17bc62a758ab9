import type { MeterOut } from "@personal-cabinet/api/cabinet";
import {
  comparedDays,
  inOtherKind,
  readShown,
  rememberCompared,
  type Shown,
  stepOf,
  writeShown,
} from "./readings-address";

const METER = {
  id: 7,
  channels: ["A+", "R+"],
  time_zone: "Europe/Moscow",
} as unknown as MeterOut;

const read = (address: string) => readShown(new URLSearchParams(address), METER, 20);

test("without anything the chart opens on the current month at the meter's place", () => {
  vi.setSystemTime(new Date("2026-10-31T22:00:00Z"));
  expect(read("")).toEqual({
    meter: "7",
    channel: "A+",
    interval: "month",
    date: "2026-11-01",
    period: "calendar",
    compare: "previous",
  });
  vi.useRealTimers();
});

test("an address is read and written back the same", () => {
  const shown = read(
    "meter=7&channel=R%2B&interval=year&date=2025-01-20&period=billing&compare=alike",
  );
  expect(writeShown(shown).toString()).toBe(
    "meter=7&channel=R%2B&interval=year&date=2025-01-20&period=billing&compare=alike",
  );
});

test("what a meter does not have, and what no day is, gives the usual", () => {
  expect(read("channel=A-&interval=week&date=2026-02-30")).toMatchObject({
    channel: "A+",
    interval: "month",
  });
});

test("a billing period is read by any of its days", () => {
  expect(read("interval=month&date=2026-11-28&period=billing").date).toBe("2026-11-20");
  expect(read("interval=month&date=2026-11-01&period=billing").date).toBe("2026-10-20");
  expect(read("interval=year&date=2026-01-19&period=billing").date).toBe("2025-01-20");
});

test("without a date the billing period is the running one", () => {
  vi.setSystemTime(new Date("2026-11-28T10:00:00Z"));
  expect(read("period=billing").date).toBe("2026-11-20");
  expect(read("period=billing&interval=year").date).toBe("2026-01-20");
  vi.useRealTimers();
});

test("a day keeps the kind of the month above it", () => {
  expect(read("interval=day&date=2026-12-05&period=billing")).toMatchObject({
    date: "2026-12-05",
    period: "billing",
  });
});

const shown = (interval: Shown["interval"], date: string, period: Shown["period"]) =>
  ({ interval, date, period }) as Shown;

test.each([
  // The running one stays the running one.
  ["month", "2026-11-01", "calendar", "2026-11-28", "2026-11-20"],
  ["month", "2026-11-01", "calendar", "2026-11-10", "2026-10-20"],
  ["month", "2026-10-20", "billing", "2026-11-10", "2026-11-01"],
  ["year", "2027-01-01", "calendar", "2027-01-10", "2026-01-20"],
  // Any other keeps its name.
  ["month", "2026-04-01", "calendar", "2026-11-28", "2026-04-20"],
  ["month", "2026-04-20", "billing", "2026-11-28", "2026-04-01"],
  ["year", "2025-01-01", "calendar", "2026-11-28", "2025-01-20"],
  ["day", "2026-04-05", "calendar", "2026-11-28", "2026-04-05"],
] as const)(
  "a %s of %s, %s, becomes on %s the other kind's %s",
  (interval, date, kind, today, to) => {
    const other = kind === "billing" ? "calendar" : "billing";
    expect(inOtherKind(shown(interval, date, kind), other, 20, today)).toEqual({
      date: to,
      period: other,
    });
  },
);

test("what is compared with is remembered, and an address says otherwise", () => {
  rememberCompared("alike");
  expect(read("").compare).toBe("alike");
  expect(read("compare=none").compare).toBe("none");
  expect(read("compare=nonsense").compare).toBe("alike");
  localStorage.clear();
  expect(read("").compare).toBe("previous");
});

test.each([
  ["day", "2026-11-21", "previous", "2026-11-20"],
  ["day", "2026-11-21", "alike", "2026-11-14"],
  ["month", "2026-01-01", "previous", "2025-12-01"],
  ["month", "2026-11-01", "alike", "2025-11-01"],
  ["year", "2026-01-01", "previous", "2025-01-01"],
  ["year", "2026-01-01", "alike", "2025-01-01"],
  ["month", "2026-11-01", "none", null],
] as const)("a %s of %s is compared, %s, with that of %s", (interval, date, compare, other) => {
  const days = comparedDays({ interval, date, compare } as Shown, 1);
  expect(days).toEqual(other === null ? null : { date: other });
});

test("a billing month is compared with billing months", () => {
  const one = { interval: "month", date: "2026-11-20" } as const;
  expect(comparedDays({ ...one, compare: "previous" } as Shown, 20)).toEqual({
    date: "2026-10-20",
  });
  expect(comparedDays({ ...one, compare: "alike" } as Shown, 20)).toEqual({ date: "2025-11-20" });
});

test("finer points and a whole account stand in the address, what cannot be does not", () => {
  const shown = read("account=5&interval=year&date=2026-01-01&step=hour&compare=none");
  expect([shown.account, shown.step, stepOf(shown)]).toEqual(["5", "hour", "hour"]);
  expect(writeShown(shown).get("account")).toBe("5");
  expect(writeShown(shown).get("step")).toBe("hour");
  expect(stepOf(read("interval=month&step=month"))).toBe("day");
  // A month has no days to be told by beside its usual ones.
  expect(writeShown({ ...shown, interval: "month", step: "day" }).get("step")).toBeNull();
});

test("on the first day of a month the one before opens, until something has come", () => {
  vi.useFakeTimers({ now: new Date("2026-12-01T03:00:00+06:00") });
  const first = { ...METER, time_zone: "Asia/Omsk" };
  const at = (last_day: string) =>
    readShown(new URLSearchParams("interval=month"), { ...first, last_day }, 20).date;
  expect([at("2026-11-30"), at("2026-12-01"), at("2026-11-29")]).toEqual([
    "2026-11-01",
    "2026-12-01",
    "2026-12-01",
  ]);
  vi.useRealTimers();
});

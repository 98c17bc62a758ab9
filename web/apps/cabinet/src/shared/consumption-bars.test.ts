import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { barsOf, besideOther, totalOf } from "./consumption-bars";

const NOW = new Date("2026-11-22T12:00:00+03:00");

type Stretch = [start: string, end: string, first?: string, last?: string];

/** Each stretch with the local days that the service tells; by default those of its start. */
function consumption(interval: ConsumptionOut["interval"], stretches: Stretch[]) {
  const points = stretches.map(([start, end, first, last]) => ({
    start,
    end,
    first_day: first ?? start.slice(0, 10),
    last_day: last ?? start.slice(0, 10),
    value: 1 as number | null,
    complete: true,
    estimated: null as number | null,
    doubtful: null,
    quality: null,
    hidden: false,
  }));
  const step = { day: "interval", month: "day", year: "month", days: "day" }[interval];
  return { interval, step, points, total: 1, complete: true, estimated: null } as unknown as Omit<
    ConsumptionOut,
    "points"
  > & { points: typeof points };
}

/** A day's intervals by the clock of a place, as the service tells them. */
function dayOf(place: string, start: string, minutes: number, count: number) {
  const two = (value: number) => String(value).padStart(2, "0");
  const stampAt = (moment: number) => {
    const parts = Object.fromEntries(
      new Intl.DateTimeFormat("en-CA", {
        timeZone: place,
        dateStyle: "short",
        timeStyle: "medium",
        hourCycle: "h23",
      })
        .formatToParts(moment)
        .map(({ type, value }) => [type, Number(value)]),
    ) as Record<string, number>;
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
    const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute) - moment) / 60_000);
    return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00+${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
  };
  const first = Date.parse(start);
  const stamps = Array.from({ length: count + 1 }, (_, n) => stampAt(first + n * minutes * 60_000));
  return consumption(
    "day",
    stamps.slice(0, -1).map((stamp, n): Stretch => [stamp, stamps[n + 1] ?? ""]),
  );
}

test("half-hours, days and months are named for people", () => {
  const [half] = barsOf(
    consumption("day", [["2026-11-21T07:30:00+03:00", "2026-11-21T08:00:00+03:00"]]),
    "ru",
  );
  expect(half).toMatchObject({ label: "07:30", name: "07:30–08:00" });
  const [last] = barsOf(
    consumption("day", [["2026-11-21T23:30:00+03:00", "2026-11-22T00:00:00+03:00"]]),
    "ru",
  );
  expect(last).toMatchObject({ label: "23:30", name: "23:30–00:00" });
  const [day] = barsOf(
    consumption("month", [["2026-11-21T00:00:00+03:00", "2026-11-22T00:00:00+03:00"]]),
    "ru",
  );
  expect(day).toMatchObject({ label: "21", name: "21 ноября 2026, сб" });
});

test("a billing month is named by its days, a calendar one by its name; both go by their first", () => {
  const bars = barsOf(
    consumption("year", [
      ["2026-10-25T00:00:00+03:00", "2026-11-25T00:00:00+03:00", "2026-10-25", "2026-11-24"],
      ["2026-11-01T00:00:00+03:00", "2026-12-01T00:00:00+03:00", "2026-11-01", "2026-11-30"],
    ]),
    "ru",
  );
  expect(bars.map((bar) => bar.name)).toEqual(["25.10.2026 – 24.11.2026", "ноябрь 2026"]);
  expect(bars.map((bar) => bar.label)).toEqual(["окт", "ноя"]);
});

test("a missing value is one thing, a day still to come another, the running one a third", () => {
  const data = consumption("month", [
    ["2026-11-13T00:00:00+03:00", "2026-11-14T00:00:00+03:00"],
    ["2026-11-22T00:00:00+03:00", "2026-11-23T00:00:00+03:00"],
    ["2026-11-23T00:00:00+03:00", "2026-11-24T00:00:00+03:00"],
  ]);
  for (const point of data.points) {
    point.value = null;
    point.complete = false;
  }
  const bars = barsOf(data, "ru", NOW);
  expect(bars.map((bar) => bar.ahead)).toEqual([false, false, true]);
  expect(bars.map((bar) => bar.running)).toEqual([false, true, false]);
});

test("a total goes on while only what is not over is missing", () => {
  const data = consumption("month", [
    ["2026-11-21T00:00:00+03:00", "2026-11-22T00:00:00+03:00"],
    ["2026-11-22T00:00:00+03:00", "2026-11-23T00:00:00+03:00"],
  ]);
  const [yesterday, today] = data.points;
  data.complete = false;
  if (today) today.complete = false;
  expect(totalOf(data, NOW)).toMatchObject({ value: 1, complete: false, running: true });
  if (yesterday) yesterday.complete = false;
  expect(totalOf(data, NOW).running).toBe(false);
});

test("the repeated hour is told apart, and only it", () => {
  const bars = barsOf(dayOf("Europe/Berlin", "2025-10-25T22:00:00Z", 60, 25), "ru");
  expect(bars.slice(1, 5).map((bar) => [bar.label, bar.mark, bar.name])).toEqual([
    ["01:00", undefined, "01:00–02:00"],
    ["02:00", "+2", "02:00–03:00, до перевода часов (UTC+2)"],
    ["02:00", "+1", "02:00–03:00, после перевода часов (UTC+1)"],
    ["03:00", undefined, "03:00–04:00"],
  ]);
  expect(new Set(bars.map((bar) => bar.name)).size).toBe(25);
  expect(new Set(bars.map((bar) => bar.key)).size).toBe(25);
  const english = barsOf(dayOf("Europe/Berlin", "2025-10-25T22:00:00Z", 60, 25), "en");
  expect(english[2]?.name).toBe("02:00–03:00, before the clock change (UTC+2)");
});

test("repeated half-hours and quarters are told apart", () => {
  for (const minutes of [15, 30]) {
    const each = 60 / minutes;
    const bars = barsOf(dayOf("Europe/Berlin", "2025-10-25T22:00:00Z", minutes, 25 * each), "ru");
    expect(new Set(bars.map((bar) => bar.name)).size).toBe(25 * each);
    expect(bars.filter((bar) => bar.name.includes("перевода")).length).toBe(2 * each);
    expect(bars[2 * each]?.name).toContain("02:00–");
  }
});

test("the skipped hour has no bar, and the names around it no hole of their own", () => {
  const bars = barsOf(dayOf("Europe/Berlin", "2026-03-28T23:00:00Z", 60, 23), "ru");
  expect(bars.slice(0, 4).map((bar) => bar.name)).toEqual([
    "00:00–01:00",
    "01:00–02:00",
    "03:00–04:00",
    "04:00–05:00",
  ]);
  expect(bars.at(-1)?.name).toBe("23:00–00:00");
});

test("a clock put back by half an hour repeats half an hour", () => {
  const halves = barsOf(dayOf("Australia/Lord_Howe", "2026-04-04T13:00:00Z", 30, 49), "ru");
  expect(halves.slice(2, 6).map((bar) => bar.name)).toEqual([
    "01:00–01:30",
    "01:30–02:00, до перевода часов (UTC+11)",
    "01:30–02:00, после перевода часов (UTC+10:30)",
    "02:00–02:30",
  ]);
  const hours = barsOf(dayOf("Australia/Lord_Howe", "2026-04-04T13:00:00Z", 60, 24), "ru");
  expect(hours.slice(1, 4).map((bar) => bar.name)).toEqual([
    "01:00–02:00, до перевода часов (UTC+11)",
    "01:30–02:30, после перевода часов (UTC+10:30)",
    "02:30–03:30",
  ]);
  const skipped = barsOf(dayOf("Australia/Lord_Howe", "2026-10-03T13:30:00Z", 30, 47), "ru");
  expect(skipped.slice(3, 5).map((bar) => bar.name)).toEqual(["01:30–02:00", "02:30–03:00"]);
});

test("a day before a midnight that is left out is the day it is", () => {
  const [bar] = barsOf(
    consumption("month", [["2026-04-23T00:00:00+02:00", "2026-04-24T01:00:00+03:00"]]),
    "ru",
  );
  expect(bar).toMatchObject({ label: "23", name: "23 апреля 2026, чт" });
});

test("what was not measured goes with its bar and with the total", () => {
  const data = consumption("day", [["2026-11-21T07:30:00+03:00", "2026-11-21T08:00:00+03:00"]]);
  const [point] = data.points;
  if (point) point.estimated = 1;
  data.estimated = 1;
  expect(barsOf(data, "ru")[0]?.estimated).toBe(1);
  expect(totalOf(data).estimated).toBe(1);
});

test("hours of two days answer to each other by the clock, also where one is left out", () => {
  const short = dayOf("Europe/Berlin", "2026-03-28T23:00:00Z", 60, 23);
  const whole = dayOf("Europe/Berlin", "2026-03-27T23:00:00Z", 60, 24);
  const [mine, other] = [short, whole].map((day) => ({ ...day, first_day: "2026-03-28" }));
  if (!mine || !other) throw new Error("two days");
  const bars = besideOther(barsOf(mine, "ru", NOW), mine, other, "ru");
  expect(bars[2]).toMatchObject({ label: "03:00", other: { name: "28 марта 2026, 03:00–04:00" } });
});

test("half-hours are not compared with hours", () => {
  const mine = { ...dayOf("Europe/Berlin", "2026-03-26T23:00:00Z", 60, 24), interval_minutes: 60 };
  const other = { ...dayOf("Europe/Berlin", "2026-03-25T23:00:00Z", 30, 48), interval_minutes: 30 };
  const bars = besideOther(barsOf(mine, "ru", NOW), mine, other, "ru");
  expect(bars.every((bar) => bar.other === undefined)).toBe(true);
});

import { barsOf, besideOther, spanName } from "./consumption-bars";
import { daysFrom, periodOf } from "./consumption-for-tests";

const NOW = new Date("2026-11-22T12:00:00+03:00");

test("days of a billing month name the months that they lie in, a calendar month's do not", () => {
  const billing = barsOf(
    periodOf("month", "2026-11-20", () => 1, 20),
    "ru",
    NOW,
  );
  const marked = billing.flatMap(({ label, mark }) => (mark ? [`${label} ${mark}`] : []));
  expect(marked).toEqual(["20 ноя", "1 дек"]);
  const calendar = barsOf(
    periodOf("month", "2026-11-01", () => 1),
    "ru",
    NOW,
  );
  expect(calendar.every(({ mark }) => mark === undefined)).toBe(true);
});

test("Saturdays and Sundays of a month are weekends", () => {
  const bars = barsOf(
    periodOf("month", "2026-11-01", () => 1),
    "ru",
    NOW,
  );
  const weekend = bars.flatMap(({ label, weekend }) => (weekend ? [label] : []));
  expect(weekend).toEqual(["1", "7", "8", "14", "15", "21", "22", "28", "29"]);
});

test("a bar has the same day of the other month behind it, where that one is whole", () => {
  const mine = periodOf("month", "2026-10-01", () => 1);
  const other = periodOf("month", "2026-09-01", (day) => (day === "2026-09-02" ? null : 3));
  const bars = besideOther(barsOf(mine, "ru", NOW), mine, other, "ru");
  expect(bars[0]?.other).toEqual({ value: 3, name: "1 сентября 2026, вт" });
  expect(bars[1]?.other).toBeUndefined();
  // The other month has no such day.
  expect(bars[30]?.other).toBeUndefined();
});

test("a period is called by its name, else by its days", () => {
  expect(
    spanName(
      periodOf("month", "2026-11-01", () => 1),
      "ru",
    ),
  ).toBe("ноябрь 2026");
  expect(
    spanName(
      periodOf("year", "2026-01-01", () => 1),
      "ru",
    ),
  ).toBe("2026");
  expect(
    spanName(
      periodOf("year", "2026-01-20", () => 1, 20),
      "ru",
    ),
  ).toBe("20.01.2026 – 19.01.2027");
});

test("days from one to another are called by their days, also where they are a whole month", () => {
  const named = (date: string, end: string) =>
    spanName(
      daysFrom({ date, end }, () => 1),
      "ru",
    );
  expect(named("2026-05-20", "2026-06-18")).toBe("20.05.2026 – 18.06.2026");
  expect(named("2026-05-01", "2026-05-31")).toBe("01.05.2026 – 31.05.2026");
  expect(named("2026-05-20", "2026-05-20")).toBe("20 мая 2026");
});

test("days of two months name the months where these begin, and have the days before behind them", () => {
  const mine = daysFrom({ date: "2026-05-20", end: "2026-06-18" }, () => 1);
  const other = daysFrom({ date: "2026-04-20", end: "2026-05-19" }, () => 2);
  const bars = besideOther(barsOf(mine, "ru", NOW), mine, other, "ru");
  expect(bars.flatMap(({ label, mark }) => (mark ? [`${label} ${mark}`] : []))).toEqual([
    "20 май",
    "1 июн",
  ]);
  expect(bars[0]?.other).toEqual({ value: 2, name: "20 апреля 2026, пн" });
});

import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import i18next, { type TFunction } from "i18next";
import { compare, comparisonWords, hasGaps } from "./comparison";
import { daysFrom, periodOf } from "./consumption-for-tests";

const NOW = new Date("2026-11-28T10:00:00+03:00");
const october = periodOf("month", "2026-10-01", () => 10);
const until = (last: string, value: number, but: string[] = []) =>
  periodOf("month", "2026-11-01", (day) => (day <= last && !but.includes(day) ? value : null));

let t: TFunction;
beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) });
  t = i18next.getFixedT("ru", "cabinet");
});

const words = (mine: typeof october, other: typeof october, now = NOW) => {
  const found = compare(mine, other, now);
  return found && comparisonWords(t, found, mine, other, "ru");
};

test("a running month is compared by as many days as are over", () => {
  expect(words(until("2026-11-27", 9.2), october)).toBe(
    "на 8\u00a0% меньше, чем в октябре к этому дню",
  );
  expect(words(until("2026-11-27", 11), october)).toBe(
    "на 10\u00a0% больше, чем в октябре к этому дню",
  );
});

test("what differs by less than half a percent is the same, what is far more is told in times", () => {
  expect(words(until("2026-11-27", 10.02), october)).toBe(
    "столько же, сколько в октябре к этому дню",
  );
  expect(words(until("2026-11-27", 32), october)).toBe(
    "в 3,2 раза больше, чем в октябре к этому дню",
  );
  expect(words(until("2026-11-27", 50.2), october)).toBe(
    "в 5 раз больше, чем в октябре к этому дню",
  );
});

test("days that only come late are left out on both sides", () => {
  expect(compare(until("2026-11-25", 10), october, NOW)).toEqual({ ratio: 1, by: "soFar" });
});

test.each([
  ["a day within is missing", until("2026-11-27", 10, ["2026-11-12"]), october],
  ["the last days are missing for long", until("2026-11-20", 10), october],
  ["only a day is over", until("2026-11-01", 10), october],
  [
    "the other has a gap in those days",
    until("2026-11-27", 10),
    periodOf("month", "2026-10-01", (day) => (day === "2026-10-05" ? null : 10)),
  ],
  [
    "there was nothing before",
    until("2026-11-27", 10),
    periodOf("month", "2026-10-01", () => null),
  ],
  ["nothing was used before", until("2026-11-27", 10), periodOf("month", "2026-10-01", () => 0)],
])("nothing is compared when %s", (_, mine, other) => {
  expect(compare(mine, other, NOW)).toBeNull();
});

test("two months that are over are compared by the mean of a day, for one is longer", () => {
  const september = periodOf("month", "2026-09-01", () => 8);
  expect(words(october, september)).toBe("в среднем за день на 25\u00a0% больше, чем в сентябре");
});

test("two whole months of one length are compared as wholes, also a year apart", () => {
  const before = periodOf("month", "2025-10-01", () => 8);
  expect(words(october, before)).toBe("на 25\u00a0% больше, чем в октябре 2025");
});

test("billing months and years are named by what they are", () => {
  const of = (date: string, value: number) => periodOf("month", date, () => value, 20);
  expect(words(of("2026-08-20", 9), of("2026-07-20", 10))).toBe(
    "на 10\u00a0% меньше, чем за 20.07.2026 – 19.08.2026",
  );
  const year = (date: string, value: number) => periodOf("year", date, () => value);
  expect(words(year("2025-01-01", 8), year("2023-01-01", 10))).toBe(
    "на 20\u00a0% меньше, чем в 2023 году",
  );
});

test("a gap is what hardly comes any more, since the meter is there", () => {
  expect(hasGaps(until("2026-11-27", 1), null, NOW)).toBe(false);
  expect(hasGaps(until("2026-11-25", 1), null, NOW)).toBe(false);
  expect(hasGaps(until("2026-11-20", 1), null, NOW)).toBe(true);
  expect(hasGaps(until("2026-11-27", 1, ["2026-11-12"]), null, NOW)).toBe(true);
  const late = until("2026-11-27", 1, ["2026-11-01", "2026-11-02"]);
  expect(hasGaps(late, "2026-11-03", NOW)).toBe(false);
});

test("days are compared with days, and these are named by their dates", () => {
  const bill = daysFrom({ date: "2026-06-19", end: "2026-07-14" }, () => 12);
  const before = daysFrom({ date: "2026-05-24", end: "2026-06-18" }, () => 10);
  expect(words(bill, before)).toBe("на 20\u00a0% больше, чем за 24.05.2026 – 18.06.2026");
  const month = daysFrom({ date: "2026-05-01", end: "2026-05-31" }, () => 12);
  const april = daysFrom({ date: "2026-04-01", end: "2026-04-30" }, () => 10);
  expect(words(month, april)).toBe(
    "в среднем за день на 20\u00a0% больше, чем за 01.04.2026 – 30.04.2026",
  );
  const running = daysFrom({ date: "2026-11-15", end: "2026-12-14" }, (day) =>
    day <= "2026-11-27" ? 12 : null,
  );
  const earlier = daysFrom({ date: "2026-10-16", end: "2026-11-14" }, () => 10);
  expect(words(running, earlier)).toBe(
    "на 20\u00a0% больше, чем за 16.10.2026 – 14.11.2026, считая столько же первых дней",
  );
});

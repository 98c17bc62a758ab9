import english from "@personal-cabinet/i18n/en/cabinet";
import russian from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import i18next from "i18next";
import { periodOf } from "../../shared/consumption-for-tests";
import { type SentenceFacts, sentenceOf } from "./sentence";

const NOW = new Date("2026-11-28T10:00:00+03:00");
const SINCE = "2025-01-01";
const until = (last: string, but = "") =>
  periodOf("month", "2026-11-01", (day) => (day <= last && day !== but ? 8.4 : null));
const before = periodOf("month", "2026-10-01", () => 9.13);

const facts: SentenceFacts = {
  name: "Елена Владимировна",
  place: null,
  since: SINCE,
  month: until("2026-11-27"),
  before,
  today: "2026-11-28",
};

beforeAll(async () => {
  await startWords({ name: "cabinet", russian, english: () => Promise.resolve(english) });
  i18next.addResourceBundle("en", "cabinet", english);
});

const say = (more: Partial<SentenceFacts> = {}, language: "ru" | "en" = "ru") =>
  sentenceOf(i18next.getFixedT(language, "cabinet"), { ...facts, ...more }, language, NOW).replace(
    /\u00a0/g,
    " ",
  );

test("the month is told in one sentence, rounded, beside the same days of the one before", () => {
  expect(say()).toBe(
    "Елена Владимировна, в ноябре 227 кВт·ч, на 8 % меньше, чем в октябре к этому дню",
  );
  expect(say({}, "en")).toBe(
    "Елена Владимировна, 227 kWh in November, 8% less than in October by this day",
  );
});

test("of several places it says which one", () => {
  expect(say({ place: "Дом", before: null })).toBe("Елена Владимировна, в ноябре 227 кВт·ч (Дом)");
});

test("the first month is compared with nothing", () => {
  const month = periodOf("month", "2026-11-01", (day) =>
    day >= "2026-11-03" && day <= "2026-11-27" ? 8 : null,
  );
  const nothing = periodOf("month", "2026-10-01", () => null);
  expect(say({ since: "2026-11-03", month, before: nothing })).toBe(
    "Елена Владимировна, в ноябре 200 кВт·ч",
  );
});

test("gaps are told instead of a comparison", () => {
  expect(say({ month: until("2026-11-27", "2026-11-12") })).toBe(
    "Елена Владимировна, в ноябре 218 кВт·ч, но данные есть не за все дни",
  );
});

test("a month that has only begun tells of the one before", () => {
  expect(say({ month: until(""), today: "2026-11-01" })).toBe(
    "Елена Владимировна, месяц только начался. В октябре было 283 кВт·ч",
  );
});

test("without data it says so, also where there were none before", () => {
  const none = "Елена Владимировна, данных в ноябре пока нет";
  expect(say({ month: until("") })).toBe(none);
  expect(say({ month: until(""), before: null, today: "2026-11-01" })).toBe(none);
});

test("what is fed into the grid is called so", () => {
  const fed = { ...until("2026-11-27"), channel: "A-" as const };
  const then = { ...before, channel: "A-" as const };
  expect(say({ month: fed, before: then })).toBe(
    "Елена Владимировна, в ноябре отдано в сеть 227 кВт·ч, на 8 % меньше, чем в октябре к этому дню",
  );
  expect(say({ month: until(""), before: then, today: "2026-11-01" }, "en")).toBe(
    "Елена Владимировна, the month has just started. In October it was 283 kWh fed into the grid",
  );
});

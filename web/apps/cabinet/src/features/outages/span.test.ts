import { tellTimesOf } from "@personal-cabinet/i18n/dates";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import i18next from "i18next";
import { outagesWords } from "./outages-words";
import { spanOf } from "./span";

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: async () => cabinet });
  await addSection(outagesWords);
  tellTimesOf("Asia/Omsk");
});
afterAll(() => tellTimesOf(null));

const said = (starts_at: string, expected_end_at: string | null, ended_at?: string) =>
  spanOf({ starts_at, expected_end_at, ended_at: ended_at ?? null }, i18next.t, "ru");

test("within a day the day is said once", () => {
  expect(said("2020-11-30T03:00:00Z", "2020-11-30T07:30:00Z")).toBe("30 ноября 2020, 09:00–13:30");
});

test("over midnight both days are said", () => {
  expect(said("2020-11-30T15:00:00Z", "2020-11-30T20:00:00Z")).toBe(
    "30 ноября 2020, 21:00 – 1 декабря 2020, 02:00",
  );
});

test("without an end it is said since when, and what has ended says its own end", () => {
  expect(said("2020-11-30T03:00:00Z", null)).toBe("с 30 ноября 2020, 09:00");
  expect(said("2020-11-30T03:00:00Z", "2020-11-30T07:00:00Z", "2020-11-30T06:00:00Z")).toBe(
    "30 ноября 2020, 09:00–12:00",
  );
});

import { periodOf } from "./consumption-for-tests";
import { gapsOf } from "./gaps";

const NOW = new Date("2026-11-28T10:00:00+03:00");

test("gaps are told with their days, what is still to come is none", () => {
  const missing = ["03", "07", "08", "09"].map((day) => `2026-11-${day}`);
  const month = periodOf("month", "2026-11-01", (day) =>
    day > "2026-11-27" || missing.includes(day) ? null : 1,
  );
  expect(gapsOf(month, "ru", NOW)).toEqual(["3 ноября", "7–9 ноября"]);
  expect(gapsOf(month, "en", NOW)).toEqual(["3 November", "7–9 November"]);
});

test("a gap across two months names both", () => {
  const month = periodOf(
    "month",
    "2026-10-20",
    (day) => (day >= "2026-10-31" && day <= "2026-11-02" ? null : 1),
    20,
  );
  expect(gapsOf(month, "ru", NOW)).toEqual(["31 октября – 2 ноября"]);
});

test("gaps of a year are months", () => {
  const missing = ["2026-01-01", "2026-07-01", "2026-08-01"];
  const year = periodOf("year", "2026-01-01", (day) => (missing.includes(day) ? null : 1));
  expect(gapsOf(year, "ru", NOW)).toEqual(["январь", "июль – август"]);
});

test("gaps of a day are told by the clock", () => {
  const hour = (from: string, to: string, complete: boolean) => ({
    start: `2026-11-20T${from}:00+03:00`,
    end: `2026-11-20T${to}:00+03:00`,
    complete,
  });
  const day = {
    ...periodOf("month", "2026-11-01", () => 1),
    interval: "day" as const,
    points: [
      hour("00:00", "00:30", true),
      hour("00:30", "01:00", false),
      hour("01:00", "01:30", false),
    ],
  };
  expect(gapsOf(day as unknown as Parameters<typeof gapsOf>[0], "ru", NOW)).toEqual([
    "00:30–01:30",
  ]);
});

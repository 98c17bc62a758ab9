import { formatMoment, tellTimesOf } from "./dates";
import { isoOffset, momentsAt, offsetAt, offsetWords, zoneName } from "./zones";

const moments = (civil: string, zone: string) =>
  momentsAt(civil, zone).map((at) => at.toISOString().slice(0, 16));

test.each([
  ["2027-01-10T10:00", "Asia/Omsk", ["2027-01-10T04:00"]],
  ["2027-01-10T10:00", "America/St_Johns", ["2027-01-10T13:30"]],
  ["2027-03-28T01:59", "Europe/Berlin", ["2027-03-28T00:59"]],
  ["2027-03-28T02:30", "Europe/Berlin", []],
  ["2027-03-28T03:00", "Europe/Berlin", ["2027-03-28T01:00"]],
  ["2027-10-31T02:30", "Europe/Berlin", ["2027-10-31T00:30", "2027-10-31T01:30"]],
  ["2027-10-31T03:00", "Europe/Berlin", ["2027-10-31T02:00"]],
  ["2027-04-04T01:45", "Australia/Lord_Howe", ["2027-04-03T14:45", "2027-04-03T15:15"]],
  ["2027-04-30T00:30", "Africa/Cairo", []],
  ["nonsense", "Asia/Omsk", []],
])("%s in %s", (civil, zone, expected) => {
  expect(moments(civil, zone)).toEqual(expected);
});

test("offsets are said as people write them, and as stamps have them", () => {
  expect(offsetWords(offsetAt(new Date("2027-01-10T00:00Z"), "Asia/Omsk"))).toBe("UTC+6");
  expect(offsetWords(330)).toBe("UTC+5:30");
  expect(offsetWords(-210)).toBe("UTC−3:30");
  expect(offsetWords(0)).toBe("UTC+0");
  expect([isoOffset(360), isoOffset(-210), isoOffset(0)]).toEqual(["+06:00", "-03:30", "+00:00"]);
});

test("a clock has a name in both languages", () => {
  expect(zoneName("Asia/Omsk", "ru")).toMatch(/Омск/);
  expect(zoneName("Asia/Omsk", "en")).toMatch(/Omsk/);
  expect(zoneName("Etc/GMT-3", "ru")).toBe("Etc/GMT-3");
});

test("moments are told by the clock of the place that was chosen", () => {
  tellTimesOf("Asia/Omsk");
  expect(formatMoment("2027-01-10T20:30:05Z")).toBe("11.01.2027 02:30:05");
  tellTimesOf("America/New_York");
  expect(formatMoment("2027-01-10T20:30:05Z")).toBe("10.01.2027 15:30:05");
  tellTimesOf(null);
});

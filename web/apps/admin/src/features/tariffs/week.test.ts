/** What is painted is what the service is told, and back. */
import { draftOf, termsOf, withLimits, withZones } from "./draft";
import { daysOf, evenWeek, hasHalves, painted, rangesOf, weekOf } from "./week";

const TWO = [
  {
    kinds: [1, 2, 3, 4, 5, 6, 7, 8],
    hours: [
      { begins: "00:00", ends: "07:00", zone: 2 },
      { begins: "07:00", ends: "23:00", zone: 1 },
      { begins: "23:00", ends: "24:00", zone: 2 },
    ],
  },
];
const TERMS = {
  valid_from: "2026-01-01",
  zones: [
    { number: 1, title: { ru: "День", en: "Day" } },
    { number: 2, title: { ru: "Ночь", en: "Night" } },
  ],
  seasons: [{ title: null, begins: "10-16", ends: "04-14", days: TWO }],
  bands: [{ up_to_kwh: 3900 }, { up_to_kwh: null }],
  band_rule: "all_zones_pro_rata" as const,
  prices: [
    { zone: 1, band: 1, price: "5.00" },
    { zone: 1, band: 2, price: "6.50" },
    { zone: 2, band: 1, price: "2.00" },
    { zone: 2, band: 2, price: "3.00" },
  ],
  vat_percent: "20",
  vat_included: true,
  source: "",
};

test("days become a week of half-hours and the same days again", () => {
  const week = weekOf(TWO);
  expect(week[0]?.slice(12, 16)).toEqual([2, 2, 1, 1]);
  expect(daysOf(week)).toEqual(TWO);
  expect(hasHalves(week)).toBe(false);
});

test("a rectangle is painted from any of its corners", () => {
  const week = painted(evenWeek(1), { row: 6, part: 10 }, { row: 5, part: 4 }, 2, 2);
  expect(rangesOf(week[5] ?? [])).toEqual([
    { begins: "00:00", ends: "02:00", zone: 1 },
    { begins: "02:00", ends: "06:00", zone: 2 },
    { begins: "06:00", ends: "24:00", zone: 1 },
  ]);
  expect(week[4]).toEqual(evenWeek(1)[4]);
  expect(daysOf(week).map(({ kinds }) => kinds)).toEqual([
    [1, 2, 3, 4, 5, 8],
    [6, 7],
  ]);
});

test("a border at half past is seen", () => {
  expect(hasHalves(painted(evenWeek(1), { row: 0, part: 1 }, { row: 0, part: 3 }, 2, 1))).toBe(
    true,
  );
});

test("a version is the same after it was written", () => {
  expect(termsOf(draftOf(TERMS, true))).toEqual(TERMS);
  expect(draftOf(TERMS, true).prices).toEqual([
    ["5,00", "6,50"],
    ["2,00", "3,00"],
  ]);
});

test("a zone that is taken away leaves its hours to the first", () => {
  const one = withZones(draftOf(TERMS, true), TERMS.zones.slice(0, 1));
  expect(one.seasons[0]?.week[0]).toEqual(evenWeek(1)[0]);
  expect(termsOf(one).prices).toHaveLength(2);
});

test("a new band has no prices yet", () => {
  const more = withLimits(draftOf(TERMS, true), ["3900", "6000"]);
  expect(more.prices).toEqual([
    ["5,00", "6,50", ""],
    ["2,00", "3,00", ""],
  ]);
  expect(termsOf(more).bands).toEqual([
    { up_to_kwh: 3900 },
    { up_to_kwh: 6000 },
    { up_to_kwh: null },
  ]);
});

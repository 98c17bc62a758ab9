import type russian from "../ru/known";

/** Words of what was known on a day, in the cabinet and in the panel. */
const known: typeof russian = {
  title: "As known on a date",
  write: "Write to support about this period",
  moment: "Consumption of {{first}} – {{last}}",
  about:
    "Shows the same period as it was known at the end of the chosen day, and what has changed since.",
  day: "Known on",
  former: "Known then",
  now: "Known now",
  difference: "Difference",
  sum: "{{energy}}, ≈ {{cost}}",
  estimate:
    "The cost is an estimate by the tariff of that time and the prices known now. The bill will tell the exact sum.",
  partial: "The cost is an estimate, and not of all: a part of this consumption cannot be priced.",
  nothing: "By that day nothing was known of the period yet.",
  unchanged: "Nothing has changed since.",
  ahead: "Choose a day until today.",
  corrections: "What has changed",
  first: "The first {{shown}} of {{total}} are shown.",
  column: {
    day: "Of which day",
    at: "When it changed",
    by: "Where from",
    before: "Before",
    after: "After",
    difference: "Difference",
  },
  batch: "batch {{batch}}",
  byHand: "entered by hand",
  readings: "Readings",
  taken: "When taken",
  counter: "Counter",
  zone: { T1: "T1", T2: "T2", T3: "T3", total: "Total" },
  firstReadings: "The last {{shown}} of {{total}} readings are shown.",
  none: "—",
};

export default known;

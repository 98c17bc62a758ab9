/** Words of the page on which tariff costs least. */
const adviser = {
  title: "Which tariff costs less",
  account: "Account",
  verdict: {
    already: "You already have the best tariff",
    cheaper: "By your hours “{{name}}” costs less: {{saved}} a year less",
    cheapest: "By your hours “{{name}}” costs least: {{cost}} a year",
  },
  of: "We took what you used hour by hour in 12 months, {{from}} – {{to}} ({{energy}}), and the prices of {{day}}: such a year would cost that much now.",
  paid: "By the prices of that time the same hours cost {{cost}}.",
  caption: "What a year costs by tariff",
  column: { tariff: "Tariff", year: "A year" },
  present: "yours now",
  closed: "no longer offered",
  same: "the same as yours",
  less: "{{roubles}} less than yours",
  more: "{{roubles}} more than yours",
  closedNote: "This tariff is no longer offered: once you leave it, you can't come back.",
  asNow: "as now: {{names}}",
  meter: {
    ask: "Before you change, ask the supplier whether your meter counts by time of day.",
    short_one:
      "Meter {{numbers}} counts fewer zones than this tariff needs. Ask the supplier whether it can be set up anew or must be replaced.",
    short_other:
      "Meters {{numbers}} count fewer zones than this tariff needs. Ask the supplier whether they can be set up anew or must be replaced.",
  },
  move: {
    title: "What if more ran at night",
    about:
      "Washing, dishes and hot water cost less at night if the tariff counts by zones. Move the slider to see what changes.",
    label: "Moved to the night:",
    value: "{{percent}} of daytime use, {{energy}} a year",
    caption: "What a year costs if a part of use moves to the night",
    unchanged: "unchanged",
    moved: "Then “{{name}}” costs least: {{saved}} a year less than now.",
    best: "“{{name}}” still costs least.",
  },
  even: {
    title: "How much night use it takes",
    from: "“{{two}}” costs less than “{{single}}” if more than {{share}} of use falls at night.",
    always:
      "At today's prices “{{two}}” costs less than “{{single}}”, however little runs at night.",
    never: "At today's prices “{{two}}” costs more than “{{single}}”, however much runs at night.",
    own: "In your year {{own}} fell into the zone “{{night}}”.",
    more: "That is above the border.",
    less: "That is below the border.",
    scale: "Your share of night use {{own}}, the border {{share}}",
    ownMark: "your share",
    borderMark: "the border",
  },
  months: { sums: "Sums month by month", title: "Month by month", month: "Month", year: "A year" },
  zones: {
    title: "How much fell into each zone",
    zone: "Zone",
    price: "Price of a kWh",
    energy: "Used in the year",
  },
  how: {
    title: "How we worked it out, and what is left out",
    prices:
      "Each hour of the year is multiplied by the price in force on {{day}}. Prices were others before, but you decide about what is to come.",
    next: "It is known already that prices change on {{day}}. That is not in here yet.",
    vat: "Prices include VAT of {{percent}}.",
    vats: "Prices include VAT.",
    fixed: "Energy by the tariff alone: no standing charges, discounts or penalties.",
    bands:
      "The price depends on how much a month takes: bands are filled by all that the account used in the calendar month.",
    same: "We take it that the next year will be like the last one.",
    missing_one: "{{count}} hour is missing ({{share}}) and is in no sum.",
    missing_other: "{{count}} hours are missing ({{share}}) and are in no sum.",
    estimated_one: "{{count}} hour is not measured but estimated, or doubtful.",
    estimated_other: "{{count}} hours are not measured but estimated, or doubtful.",
    meter:
      "For a tariff by zones the meter must count each zone by itself. The supplier changes the tariff when you ask for it.",
  },
  untold: {
    missing_one:
      "{{count}} hour is missing, {{share}} of the year. We work it out when no more than 2% are.",
    missing_other:
      "{{count}} hours are missing, {{share}} of the year. We work it out when no more than 2% are.",
    month_one: "{{month}}: {{count}} hour missing",
    month_other: "{{month}}: {{count}} hours missing",
    readings: "Look at the readings",
    ended: {
      title: "The contract of this account has ended",
      text: "There is no tariff to choose here any more. Your readings and sums are still under “Readings”.",
    },
    organization: {
      title: "For now there is advice for homes only",
      text: "What an organization pays depends on its price category and capacity, which can't be compared this way.",
    },
    "no-prices": {
      title: "There is nothing to compare yet",
      text: "The supplier hasn't said which tariffs can be chosen. Once that is done, the comparison appears here by itself.",
    },
    "no-hours": {
      title: "There is no use by the hour",
      text: "The meter doesn't send hourly data, so nobody knows how much is used by day and by night. Tariffs can be compared by hours only.",
    },
    "some-without-hours": {
      title: "Not all meters send hourly data",
      text: "Of some meters nobody knows how much is used by day and by night, and the sum would not be whole.",
    },
    short: {
      title: "There is less than 12 months of data",
      text: "Winter and summer differ, so it takes a whole year. Hourly data begin on {{since}}; the comparison appears on {{ready}}.",
    },
    gaps: {
      title: "Too many hours of the year are missing",
      text: "The sum would not be whole, so we don't name one.",
    },
  },
};

export default adviser;

/** “House balance”. */
const servicingBalance = {
  title: "House balance",
  months: "By month",
  month: "Month",
  house: "Common meters",
  flats: "Flats",
  difference: "Difference",
  percent: "Difference, %",
  answeredShort: "Flats included",
  ofAll: "{{answered}} of {{total}}",
  unknown: "unknown",
  came: "Supplied to the house, by its common meters",
  used: "Used by the flats",
  lost: "Difference: shared use and losses",
  answered: "Flats included",
  answeredOf: "{{answered}} of {{total}} ({{part}})",
  handIn: "Submit the missing readings",
  note: {
    noCommonMeter: "The house has no common meter, so there is nothing to compare with.",
    commonMeterMissing: "Supply is unknown: not every common meter has been read.",
    noFlats: "No flat in the house has a meter.",
    missing_one: "The difference includes the use of {{count}} flat without data.",
    missing_other: "The difference includes the use of {{count}} flats without data.",
    negative:
      "The flats used more than was supplied. Usually this means that the readings were taken on different days, or that one of them is wrong.",
    otherDays:
      "The common meter covers the calendar month, some flats the time between two readings: the days differ slightly.",
    spread_one:
      "{{count}} flat was not read every month: its use is spread evenly over the months.",
    spread_other:
      "{{count}} flats were not read every month: their use is spread evenly over the months.",
    readOn: "The flats were read on {{day}}.",
    readFrom: "The flats were read from {{from}} to {{to}}.",
  },
  meters: {
    title: "Common meters",
    number: "Number",
    ratio: "Ratio",
    used: "Used",
  },
  by: {
    profile: "from daily data",
    readings: "from readings",
    unknown: "no data",
  },
  misfits: {
    title: "Meters worth checking",
    none: "None this month.",
    private: "How much each flat used is not shown here.",
  },
  flat: "flat {{flat}}",
  noFlat: "unit without a number",
  kind: {
    jump: "Jump",
    standstill: "Standing still",
    "reversed-zones": "Day and night swapped",
    backwards: "Lower than before",
  },
  about: {
    jump: "use is far above the usual",
    standstill: "no use, though there usually is some",
    "reversed-zones": "T1 and T2 are swapped; the total counts them correctly",
    backwards: "one of the two readings is wrong",
  },
  hours: {
    title: "By hour",
    of: "By hour, {{day}}",
    hour: "Hour",
  },
  withheld: {
    "few-units_one":
      "Hourly figures are shown for houses where at least {{count}} flat has a meter.",
    "few-units_other":
      "Hourly figures are shown for houses where at least {{count}} flats have meters. Otherwise the use of a single flat could be seen.",
    "no-house-meter": "The house has no common meter.",
    "not-by-hours":
      "There is no hourly data: not every meter in the house sends it. A sum of only some flats is not shown.",
    "not-arrived": "Not every meter in the house has sent its data for this day yet.",
  },
};

export default servicingBalance;

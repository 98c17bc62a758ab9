/** Words of the page on how the month will end, unusual days and a typical week. */
const insight = {
  title: "Forecast and habits",
  forecast: {
    title: "Forecast for {{month}}",
    expected: "The month will come to about {{value}}",
    range: "Most likely between {{low}} and {{high}}: about 8 months of 10 end like that.",
    exact: "Your use is steady, so the forecast is almost exact.",
    soFar: "{{value}} measured so far, up to and including {{day}}.",
    nothingYet: "No full day of this month has been measured yet.",
    checked_one:
      "To check, we made the same forecast for {{count}} earlier month; it held {{inside}} times.",
    checked_other:
      "To check, we made the same forecast for {{count}} earlier months; it held {{inside}} times.",
    notChecked: "There isn't enough data yet to check the forecast on earlier months.",
    scale: "{{soFar}} measured, {{expected}} expected, between {{low}} and {{high}}",
    measured: "measured",
    likely: "likely total",
    how: "How we work this out",
    howText:
      "Each day left in the month is taken as a usual one: the middle day of the last 4 weeks, weekdays and weekends apart. Days without data are treated the same way. The range is as wide as such forecasts missed over the last half year. Weather, holidays and trips aren't considered.",
  },
  why: {
    "little-known": "There's no forecast yet: it takes a few weeks of full days.",
    "no-news": "There's no forecast: the meter hasn't sent anything for more than 10 days.",
  },
  unusual: {
    title: "Unusual days",
    about:
      "Days of the last year that were unlike the same kind of day (weekday or weekend) in the eight weeks before.",
    none: "There were none in the last year.",
    more: "more than usual",
    less: "less than usual",
    row: "{{value}}, usually {{low}}–{{high}}",
    all_one: "Show {{count}} more day",
    all_other: "Show {{count}} more days",
  },
  week: {
    title: "A typical week",
    about_one: "The middle value of each hour, from {{count}} day of the last 8 weeks.",
    about_other: "The middle value of each hour, from {{count}} days of the last 8 weeks.",
    none: "A typical week appears once there are two weeks of data.",
    caption: "Use by hour and weekday",
    day: "Day",
    hour: "{{from}}:00–{{to}}:00",
    readout: "{{day}}, {{hour}}: {{value}}",
    unknown: "no data",
    hint: "Choose a cell to see what that hour takes",
    less: "less",
    more: "more",
    days: "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
    short: "Mo,Tu,We,Th,Fr,Sa,Su",
  },
};

export default insight;

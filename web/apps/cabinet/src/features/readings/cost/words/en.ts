/** Words of costs and tariff zones in the chart. */
const cost = {
  about: "≈ {{cost}}",
  estimate: "estimate until billed",
  how: "Each hour is multiplied by the price of the tariff in force in that hour, with VAT. If the price depends on the month's use, in a month that goes on it is taken by what has been used so far. The bill will say the exact sum.",
  partial: "The sum is not whole: prices are not known for all of the time.",
  adviser: "Which tariff costs less",
  show: "What to show",
  energy: "{{unit}}",
  money: "₽",
  zones: "Zones",
  title: "{{title}}, cost",
  zonesTitle: "{{title}}, by tariff zones",
  zone: "{{name}}: {{value}}",
  code: "{{name}} ({{code}})",
  rest: "Without a tariff",
  filter: "Zones in the chart",
  noPrice: "price unknown",
  noneShown: "All zones are hidden. Choose one at least.",
};
export default cost;

/** Words of the events of meters. */
import access from "./en/access";
import opening from "./en/case";
import clock from "./en/clock";
import communication from "./en/communication";
import current from "./en/current";
import load from "./en/load";
import magnet from "./en/magnet";
import metering from "./en/metering";
import power from "./en/power";
import quality from "./en/quality";
import selfCheck from "./en/self-check";
import settings from "./en/settings";

const diagnostics = {
  title: "Diagnostics",
  allMeters: "All meters",
  skipMonths: "Skip months without events",
  severities: "Severity",
  onlyNew: "New only",
  kinds: {
    open: "Kinds of events",
    chosen_one: "{{count}} kind of events",
    chosen_other: "{{count}} kinds of events",
    show: "Show",
    reset: "Show all kinds",
  },
  kind: {
    power: "Power and outages",
    quality: "Quality of the voltage",
    current: "Current and power",
    load: "Switching off and on",
    case: "Case and seals",
    magnet: "Magnetic field",
    clock: "Clock",
    self_check: "Self-check",
    settings: "Settings",
    communication: "Communication",
    access: "Access to the meter",
    metering: "Metering and verification",
    other: "Other",
  },
  list: "Events: {{month}}",
  clock: "Times are by the clock at the meter: {{zone}}, {{offset}}.",
  clocks: "Times are by the clock at each meter.",
  unknown: "Event with the code {{code}}",
  unknownAdvice:
    "We do not know what this code means. If anything worries you, tell the supplier the code and the time.",
  said: "What the supplier says",
  toDo: "What to do",
  kindLabel: "Kind of event",
  code: "Code",
  chart: "Show this day in the chart",
  write: "Write to support",
  fresh: "new",
  see: "Mark as seen",
  seeShown: "Mark those shown as seen",
  newShown_one: "{{count}} new event",
  newShown_other: "{{count}} new events",
  elsewhere_one: "And {{count}} more new: show",
  elsewhere_other: "And {{count}} more new: show",
  seen: "Marked as seen",
  none: "No events",
  noneAdvice: "Your meters have not reported anything.",
  noneInMonth: "Nothing was found in this month",
  noneInMonthAdvice: "Choose another month, or show all events.",
  noMeter: "There is no such meter among yours",
  noMeterAdvice: "The link may be out of date. The events of your other meters are there.",
  allEvents: "Show all events",
  events: {
    ...power,
    ...quality,
    ...current,
    ...load,
    ...opening,
    ...magnet,
    ...clock,
    ...selfCheck,
    ...settings,
    ...communication,
    ...access,
    ...metering,
  },
};

export default diagnostics;

/** Words of the events of meters that the dictionary knows. */
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

const events = {
  unknown: "Event with the code {{code}}",
  unknownAdvice:
    "We do not know what this code means. If anything worries you, tell the supplier the code and the time.",
  entries: {
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

export default events;

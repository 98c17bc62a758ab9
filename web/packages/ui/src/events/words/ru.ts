/** Words of every event that the dictionary knows: what it is, and what to do about it. */
import access from "./ru/access";
import opening from "./ru/case";
import clock from "./ru/clock";
import communication from "./ru/communication";
import current from "./ru/current";
import load from "./ru/load";
import magnet from "./ru/magnet";
import metering from "./ru/metering";
import power from "./ru/power";
import quality from "./ru/quality";
import selfCheck from "./ru/self-check";
import settings from "./ru/settings";

const events = {
  unknown: "Событие с кодом {{code}}",
  unknownAdvice:
    "Значение этого кода мы не знаем. Если вас что-то беспокоит, назовите код и время поставщику.",
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

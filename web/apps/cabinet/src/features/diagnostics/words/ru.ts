/** Words of «Диагностика», and of every event that the dictionary knows. */
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

const diagnostics = {
  title: "Диагностика",
  allMeters: "Все приборы учёта",
  skipMonths: "Пропускать месяцы без событий",
  severities: "Важность",
  onlyNew: "Только новые",
  kinds: {
    open: "Типы событий",
    chosen_one: "{{count}} тип событий",
    chosen_few: "{{count}} типа событий",
    chosen_many: "{{count}} типов событий",
    chosen_other: "{{count}} типа событий",
    show: "Показать",
    reset: "Показать все типы",
  },
  kind: {
    power: "Питание и перерывы",
    quality: "Качество напряжения",
    current: "Ток и мощность",
    load: "Отключение и включение",
    case: "Корпус и пломбы",
    magnet: "Магнитное поле",
    clock: "Часы",
    self_check: "Самопроверка",
    settings: "Настройки",
    communication: "Связь",
    access: "Доступ к прибору",
    metering: "Учёт и поверка",
    other: "Прочее",
  },
  list: "События: {{month}}",
  clock: "Время по часам на месте прибора: {{zone}}, {{offset}}.",
  clocks: "Время по часам на месте каждого прибора.",
  unknown: "Событие с кодом {{code}}",
  unknownAdvice:
    "Значение этого кода мы не знаем. Если вас что-то беспокоит, назовите код и время поставщику.",
  said: "Сообщение поставщика",
  toDo: "Что делать",
  kindLabel: "Тип события",
  code: "Код",
  chart: "Показать этот день на графике",
  write: "Написать в поддержку",
  fresh: "новое",
  see: "Отметить просмотренным",
  seeShown: "Отметить показанные просмотренными",
  newShown_one: "{{count}} новое событие",
  newShown_few: "{{count}} новых события",
  newShown_many: "{{count}} новых событий",
  newShown_other: "{{count}} нового события",
  elsewhere_one: "И ещё {{count}} новое: показать",
  elsewhere_few: "И ещё {{count}} новых: показать",
  elsewhere_many: "И ещё {{count}} новых: показать",
  elsewhere_other: "И ещё {{count}} нового: показать",
  seen: "Отмечено просмотренным",
  none: "Событий нет",
  noneAdvice: "Приборы учёта ни о чём не сообщали.",
  noneInMonth: "В этом месяце ничего не нашлось",
  noneInMonthAdvice: "Выберите другой месяц или снимите отбор.",
  noMeter: "Такого прибора учёта среди ваших нет",
  noMeterAdvice: "Возможно, ссылка устарела. События других приборов на месте.",
  allEvents: "Показать все события",
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

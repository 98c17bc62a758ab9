/** Words of what was known on a day, in the cabinet and in the panel. */
const known = {
  title: "Как было известно на дату",
  write: "Написать в поддержку об этом периоде",
  moment: "Потребление за {{first}} – {{last}}",
  about:
    "Показывает тот же период таким, каким он был к концу выбранного дня, и что изменилось с тех пор.",
  day: "Известно на",
  former: "Было известно",
  now: "Известно сейчас",
  difference: "Разница",
  nothing: "К этому дню о периоде ещё ничего не было известно.",
  unchanged: "С тех пор ничего не изменилось.",
  ahead: "Выберите день не позже сегодняшнего.",
  corrections: "Что изменилось",
  first: "Показаны первые {{shown}} из {{total}}.",
  column: {
    day: "За какой день",
    at: "Когда изменилось",
    by: "Откуда",
    before: "Было",
    after: "Стало",
    difference: "Разница",
  },
  batch: "пакет {{batch}}",
  byHand: "введено вручную",
  readings: "Показания",
  taken: "Когда снято",
  counter: "Счётчик",
  zone: { T1: "T1", T2: "T2", T3: "T3", total: "Всего" },
  firstReadings: "Показаны последние {{shown}} показаний из {{total}}.",
  none: "—",
};

export default known;

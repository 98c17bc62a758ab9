import advice from "./advice";

const clock = {
  clock_set: { text: "Часы прибора переставлены", advice: advice.routine },
  clock_before: { text: "Начата настройка часов прибора", advice: advice.routine },
  clock_adjusted: { text: "Часы прибора подведены", advice: advice.routine },
  clock_satellite: { text: "Часы сверены по спутнику", advice: advice.routine },
  clock_jump: { text: "Время прибора изменилось заметно", advice: advice.clock },
  clock_wrong: { text: "Часы прибора показывают неверное время", advice: advice.clock },
  clock_fault: { text: "Неисправны часы прибора", advice: advice.check },
  clock_ok: { text: "Часы прибора снова исправны", advice: advice.well },
  clock_reset: { text: "Часы прибора сброшены", advice: advice.clock },
  summer_time: { text: "Прибор перешёл на летнее время", advice: advice.nothing },
  winter_time: { text: "Прибор перешёл на зимнее время", advice: advice.nothing },
  season_change: { text: "Переведены часы на летнее или зимнее время", advice: advice.nothing },
  season_rules: { text: "Изменены правила перевода часов", advice: advice.routine },
  zone_changed: { text: "Изменён часовой пояс прибора", advice: advice.clock },
};

export default clock;

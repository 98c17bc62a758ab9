/** Problem `type` → words, of what only outages meet. */
const problems = {
  "outage-published": {
    title: "Об этом отключении уже сообщили",
    advice: "Его можно завершить или отменить.",
  },
  "outage-draft": {
    title: "Это черновик",
    advice: "Сначала опубликуйте его или удалите.",
  },
  "outage-not-begun": {
    title: "Отключение ещё не началось",
    advice: "Если его не будет, отмените его.",
  },
  "outage-over": {
    title: "Отключение уже закончилось",
    advice: "Его больше нельзя изменить.",
  },
  fields: {
    "crosses-itself": "Граница области пересекает сама себя",
    "too-vast": "Область слишком большая",
    "unknown-buildings": "Некоторых из этих домов в реестре больше нет: выберите дома заново",
    "no-buildings": "Здесь нет ни одного дома из реестра",
    "too-many-buildings": "Домов слишком много: не больше 50 000",
    "unknown-substation": "Такой подстанции в реестре нет",
    "too-far-away": "Не дальше года от сегодняшнего дня",
    "needed-for-planned": "Для планового отключения нужно время окончания",
    "ends-before-it-starts": "Окончание должно быть позже начала",
    "in-the-future": "Это время ещё не наступило",
    "over-already": "К этому времени отключение уже закончилось бы: проверьте время",
  },
};

export default problems;

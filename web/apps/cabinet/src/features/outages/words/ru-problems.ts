/** Problem `type` → words, of what only reports of outages meet. */
const problems = {
  "too-many-reports": {
    title: "Сегодня вы сообщали уже много раз",
    advice: "Позвоните нам, если света всё ещё нет.",
  },
  fields: {
    "no-place": "Мы не знаем адреса этого лицевого счёта. Позвоните нам",
    "not-possible": "Такого времени быть не может",
  },
};

export default problems;

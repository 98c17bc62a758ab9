/** Problem `type` → words, of what only organisations meet. */
const problems = {
  "email-of-another": {
    title: "Этот e-mail уже занят",
    advice: "Один адрес — одна организация и одно контактное лицо. Укажите другой адрес.",
  },
  "organization-ended": {
    title: "Организация закрыта",
    advice: "Чтобы менять её, откройте организацию снова.",
  },
  "invited-just-now": {
    title: "Письмо только что отправлено",
    advice: "Ещё одно можно отправить через минуту.",
  },
  "house-served-already": {
    title: "Организация уже обслуживает этот дом",
    advice: "Проверьте список её домов.",
  },
  "served-from-same-day": {
    title: "С этого дня дом уже обслуживает другая организация",
    advice: "Выберите другой день или сначала уберите дом у той организации.",
  },
  fields: {
    "unknown-building": "Такого дома в реестре больше нет: найдите его заново",
  },
};

export default problems;

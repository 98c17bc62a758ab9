/** Problem `type` → words. Fields: the code of a refused field → words. */
const problems = {
  "sign-in-refused": {
    title: "Неверный логин или пароль",
    advice: "Проверьте раскладку клавиатуры и Caps Lock.",
  },
  "too-many-attempts": {
    title: "Слишком много попыток",
    advice: "Немного подождите и попробуйте снова.",
  },
  "session-ended": { title: "Сеанс завершён", advice: "Войдите ещё раз." },
  unauthenticated: { title: "Нужно войти", advice: "Сеанс завершён. Войдите ещё раз." },
  "password-change-required": {
    title: "Нужно сменить пароль",
    advice: "Задайте свой пароль, чтобы продолжить работу.",
  },
  "wrong-password": {
    title: "Текущий пароль указан неверно",
    advice: "Введите пароль, с которым вы вошли.",
  },
  "weak-password": { title: "Такой пароль не подойдёт", advice: "Исправьте отмеченное поле." },
  "validation-failed": { title: "Проверьте заполнение", advice: "Исправьте отмеченные поля." },
  "cross-origin-request": {
    title: "Запрос отклонён",
    advice: "Откройте страницу по её обычному адресу и повторите.",
  },
  forbidden: { title: "Недостаточно прав", advice: "Этот раздел доступен другим ролям." },
  "not-found": {
    title: "Ничего не найдено",
    advice: "Возможно, запись удалена или ссылка устарела.",
  },
  "database-unreachable": {
    title: "Данные временно недоступны",
    advice: "Повторите через несколько минут.",
  },
  "migrations-pending": { title: "Идёт обновление", advice: "Повторите через несколько минут." },
  unconfigured: { title: "Сервис ещё не настроен", advice: "Настройте его в мастере настройки." },
  "service-unavailable": {
    title: "Сервис временно недоступен",
    advice: "Повторите через несколько минут.",
  },
  "network-failed": { title: "Нет связи с сервером", advice: "Проверьте подключение к интернету." },
  unknown: {
    title: "Что-то пошло не так",
    advice: "Повторите попытку. Если не поможет, сообщите нам номер запроса.",
  },
  fields: {
    invalid: "Значение не подходит",
    missing: "Заполните это поле",
    required: "Заполните это поле",
    "too-short": "Слишком короткий пароль",
    "too-long": "Слишком длинный пароль",
    "known-bad": "Этот пароль есть в списках взломанных. Придумайте другой",
    "same-as-login": "Пароль не должен совпадать с логином",
    "same-as-current": "Новый пароль совпадает с текущим",
  },
};

export default problems;

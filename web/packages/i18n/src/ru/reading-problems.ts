/** Problems of readings that are handed in, beside the others; `fields`: the code of a refused field → words. */
const readingProblems = {
  "submission-window-closed": {
    title: "Сейчас показания не принимаются",
    advice: "Передайте их, когда откроется приём.",
  },
  "reading-to-confirm": {
    title: "Проверьте показание",
    advice: "Посмотрите на счётчик ещё раз. Если всё верно, подтвердите.",
  },
  "reading-lower": {
    title: "Счётчик не мог показать меньше, чем раньше",
    advice: "Посмотрите на него ещё раз. Если число верное, напишите нам.",
  },
  "meter-removed": {
    title: "Этот счётчик снят",
    advice: "Передайте показания того, который стоит теперь.",
  },
  "verification-overdue": {
    title: "Срок поверки счётчика истёк",
    advice: "Показания снова принимаются после поверки.",
  },
  "meter-read-remotely": {
    title: "Показания приходят с этого счётчика сами",
    advice: "Передавать их не нужно.",
  },
  "submission-settled": {
    title: "По этому показанию уже есть решение",
    advice: "Обновите страницу, чтобы увидеть его.",
  },
  "not-a-photo": {
    title: "Это не фотография",
    advice: "Подойдут снимки JPEG, PNG, WebP и HEIC.",
  },
  "photo-too-large": {
    title: "Снимок слишком большой",
    advice: "Пришлите снимок до 10 МБ и до 50 миллионов точек.",
  },
  "photo-too-late": {
    title: "Добавить фото уже нельзя",
    advice: "Приём показаний закончился, или эти показания уже заменены другими.",
  },
  fields: {
    "not-a-number": "Нужно число со счётчика, например 1234,5",
    negative: "Счётчик не показывает чисел меньше нуля",
    "too-many-digits": "До запятой у этого счётчика меньше цифр",
    "too-many-decimals": "После запятой у этого счётчика меньше цифр",
    "no-such-zone": "У этого счётчика нет такой зоны",
    "in-the-future": "Этот день ещё не наступил",
    "before-window": "Это раньше, чем начался приём показаний",
    "before-yours": "Счётчик стоит здесь, и он ваш, только с более позднего дня",
    "reading-lower": "Раньше счётчик показывал больше",
    "reading-above-later": "Позже счётчик показывал меньше",
  },
};

export default readingProblems;

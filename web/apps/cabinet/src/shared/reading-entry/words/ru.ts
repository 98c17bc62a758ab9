/** Words of readings that are typed, whoever hands them in. */
const readingEntry = {
  label: "{{zone}}, {{title}}",
  prefixed: "{{title}}: {{value}}",
  before: "Было {{value}} — {{day}}, {{origin}}",
  first: "Прошлых показаний нет: это будут первые",
  origin: {
    device: "с прибора",
    own: "передано вами",
    supplier: "снято поставщиком",
    computed: "расчётное",
    handed_in: "передано",
  },
  used: "Расход {{value}}",
  usedZone: "+{{value}}",
  total: "Всего {{value}}",
  turned: "счётчик прошёл через нули",
  fault: {
    missing: "Введите показание",
    negative: "Показание не бывает с минусом",
    signs: "Только цифры и запятая",
    separators: "Запятая нужна одна",
    digits_one: "Слишком много цифр: до запятой у прибора {{count}} цифра",
    digits_few: "Слишком много цифр: до запятой у прибора {{count}} цифры",
    digits_many: "Слишком много цифр: до запятой у прибора {{count}} цифр",
    digits_other: "Слишком много цифр: до запятой у прибора {{count}} цифры",
    decimals_zero: "У прибора нет цифр после запятой: введите целое число",
    decimals_one: "После запятой у прибора {{count}} цифра",
    decimals_few: "После запятой у прибора {{count}} цифры",
    decimals_many: "После запятой у прибора {{count}} цифр",
    decimals_other: "После запятой у прибора {{count}} цифры",
    lower: "Меньше прошлого показания {{value}}. Проверьте цифры",
  },
  ask: {
    title: "Всё верно?",
    unusual: "{{zone}}: расход {{used}}, а обычно не больше {{most}}.",
    rollover:
      "{{zone}}: {{value}} меньше прошлого показания {{before}}. Похоже, счётчик прошёл через нули: расход {{used}}.",
    yes: "Да, передать",
    no: "Исправить цифры",
  },
  blocked: {
    read_remotely: "Показания приходят с прибора сами: передавать их не нужно",
    removed: "Прибор учёта снят: показания больше не передают",
    removedOn: "Прибор учёта снят {{day}}: показания больше не передают",
    verification_overdue:
      "Поверка просрочена: показания не принимаются, пока прибор не поверят или не заменят",
    verification_overdueOn:
      "Поверка просрочена с {{day}}: показания не принимаются, пока прибор не поверят или не заменят",
    closed_account: "Лицевой счёт закрыт: показания больше не передают",
    other: "Показания с этого прибора сейчас передать нельзя",
  },
  state: {
    on_its_way: "В пути",
    accepted: "Приняты",
    refused: "Отклонены",
    corrected: "Исправлены",
  },
};

export default readingEntry;

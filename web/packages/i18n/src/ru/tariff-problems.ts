/** Problems of tariff schedules. */
const tariffProblems = {
  "tariff-name-taken": {
    title: "Такое название уже есть",
    advice: "Выберите другое: по названию расписание узнают и внешние системы.",
  },
  "tariff-version-in-force": {
    title: "Версия уже вступила в силу",
    advice: "Отозвать её нельзя. Исправьте её другой версией с того же дня.",
  },
  "tariff-file-unreadable": {
    title: "В файле нет тарифных расписаний",
    advice: "Выберите файл JSON или CSV такого вида, в каком расписания выгружаются.",
  },
  "tariff-assigned": {
    title: "У части счетов есть другое расписание с этого дня или позже",
    advice: "Отметьте, что его нужно заменить, или выберите другие счета.",
  },
  "tariff-assignment-changed": {
    title: "Счетов стало больше или меньше, чем было показано",
    advice: "Посмотрите ещё раз, сколько их.",
  },
};

export default tariffProblems;

/** Words of the menus of the cabinet, of every kind. */
const menu = {
  home: "Главная",
  account: "Абонент",
  readings: "Показания",
  diagnostics: "Диагностика",
  submissions: "Передать показания",
  support: "Поддержка",
  outages: "Отключения",
  outagesNow: "Отключения: {{count}}",
  services: "Услуги",
  information: "Информация",
  profile: "Настройки",
  servicing: {
    submit: "Передача показаний",
    walk: "Обход домов",
    byHand: "Ручной ввод данных",
    fromFile: "Загрузка данных из файла",
    unsent:
      "На устройстве есть записи или набранные показания обхода, которые ещё не отправлены. Если выйти сейчас, они пропадут. Выйти?",
  },
  cabinet: {
    household: "Кабинет жильца",
    servicing: "Кабинет организации: {{name}}",
  },
};

export default menu;

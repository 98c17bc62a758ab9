/** Words of the kinds of data that other systems send. */
const kinds = {
  customers: "Абоненты",
  "service-locations": "Энергообъекты",
  accounts: "Лицевые счета",
  "usage-points": "Точки учёта",
  "meter-models": "Типы приборов учёта",
  meters: "Приборы учёта",
  "register-readings": "Интегральные показания",
  "interval-profiles": "Интервальные показания",
  "meter-events": "События приборов",
  "connection-states": "Состояние подключения",
  "servicing-organizations": "Обслуживающие организации",
  "served-houses": "Обслуживаемые дома",
  "submission-outcomes": "Решения по переданным показаниям",
  outages: "Отключения",
};

export default kinds;

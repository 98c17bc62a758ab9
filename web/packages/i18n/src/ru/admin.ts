/** Words of the control panel. */
import integration from "./admin-integration";

const admin = {
  title: "Панель управления",
  supplier: "Личный кабинет",
  menu: {
    customers: "Абоненты",
    accounts: "Лицевые счета",
    registrations: "Заявки на регистрацию",
    users: "Список пользователей",
    staff: "Сотрудники",
    integration: "Интеграция",
    clients: "Внешние системы",
    profile: "Мой профиль",
    announcements: "Уведомления",
    letters: "Письма",
  },
  welcome: {
    title: "Панель управления личным кабинетом",
    text: "Рабочее место сотрудников: абоненты, приборы учёта и обмен данными.",
    foot: "Только для сотрудников",
    offer: {
      accounts: "Лицевые счета с поиском по номеру, абоненту, адресу и прибору",
      integration: "Что пришло из других систем, что принято и что отклонено",
    },
  },
  signIn: {
    title: "Вход для сотрудников",
    help: "Не получается войти? Обратитесь к администратору пульта управления.",
  },
  password: { onward: "Продолжить" },
  times: "Время — по часам поставщика: {{zone}}, {{offset}}.",
  accounts: {
    title: "Лицевые счета",
    about: "Абоненты, их приборы учёта и адреса.",
    search: "Номер счёта, абонент, адрес или номер прибора",
    organization: "организация",
    column: {
      number: "Лицевой счёт",
      customer: "Абонент",
      meters: "Прибор учёта",
      address: "Адрес",
      email: "E-mail",
    },
    empty: "Лицевых счетов пока нет",
    emptyText: "Они появятся, когда система сбора данных передаст реестр абонентов.",
    copy: "Скопировать номера",
    copied: "Номера скопированы",
  },
  integration,
};

export default admin;

/** Words of orders of services. */
const orders = {
  title: "Заказы услуг",
  about: "Заказы абонентов из каталога услуг. Ответ и состояние абонент видит в кабинете.",
  order: "Заказ",
  close: "Закрыть карточку",
  empty: "Заказов пока нет",
  emptyText: "Когда абонент закажет услугу, заказ появится здесь.",
  search: "Номер, счёт, имя, телефон или услуга",
  searchHint: "Номер, счёт или имя",
  filter: { from: "Заказан с", to: "по" },
  stateFilter: "Состояние",
  all: "Все",
  state: { new: "Новый", in_work: "В работе", done: "Выполнен", cancelled: "Отменён" },
  column: {
    number: "№",
    service: "Услуга",
    account: "Лицевой счёт",
    state: "Состояние",
    ordered: "Заказан",
  },
  fact: {
    customer: "Абонент",
    address: "Адрес",
    contact: "Контактное лицо",
    phone: "Телефон",
    price: "Цена от, ₽",
    comment: "Задача",
    changed: "Изменён",
  },
  becomes: "Новое состояние",
  answer: "Ответ абоненту",
  save: "Сохранить",
};

export default orders;

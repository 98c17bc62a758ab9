/** Words of the bell, of modal notices and of banners. */
const notices = {
  title: "Уведомления",
  bell_one: "Уведомления: {{count}} непрочитанное",
  bell_few: "Уведомления: {{count}} непрочитанных",
  bell_many: "Уведомления: {{count}} непрочитанных",
  bell_other: "Уведомления: {{count}} непрочитанных",
  close: "Закрыть уведомления",
  show: "Какие показать",
  all: "Все",
  unread: "Непрочитанные",
  unreadOne: "Не прочитано",
  read: "Отметить прочитанным",
  whole: "Все уведомления",
  allRead: "Непрочитанных уведомлений нет",
  none: "Уведомлений нет",
  noneAdvice: "Здесь появятся наши сообщения.",
  confirm: "Понятно",
  back: "Назад",
  forward: "Вперёд",
  place: "{{place}} из {{total}}",
  closeBanner: "Закрыть объявление",
};

export default notices;

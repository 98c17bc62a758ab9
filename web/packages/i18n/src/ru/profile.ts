/** Words of the profile. */
const profile = {
  heading: "Настройки",
  own: "Вход и контакты",
  password: "Пароль",
  language: "Язык",
  notifications: "Уведомления",
  notificationsSet: "Настроить",
  acts: "Кто работал с моими данными",
  actsShow: "Посмотреть",
  save: "Сохранить",
  phone: {
    title: "Телефон",
    next: "Новый телефон",
    claimed:
      "{{phone}} пока не подтверждён: войти по нему нельзя. Номер подтвердится сам, если поставщик знает его как ваш, или его подтвердит сотрудник.",
    wrong: "Укажите номер с кодом, например +7 913 123-45-67",
  },
};

export default profile;

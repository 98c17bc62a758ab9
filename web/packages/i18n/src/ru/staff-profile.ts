/** Words of a member of staff's own page. */
const staffProfile = {
  heading: "Мой профиль",
  own: "Учётная запись",
  name: "Имя",
  login: "Логин",
  role: "Роль",
  roles: { administrator: "Администратор", operator: "Оператор", viewer: "Наблюдатель" },
  password: "Пароль",
  language: "Язык",
};

export default staffProfile;

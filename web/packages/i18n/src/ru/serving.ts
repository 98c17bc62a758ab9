/** Words of several pages of servicing organisations. */
const serving = {
  closed: "Передача показаний возможна с {{from}} по {{to}} число",
  next: "Ближайший приём: с {{opens}} по {{closes}}",
  open: "Показания принимаются по {{day}} включительно",
  pages: "Страницы списка",
  former: "Назад",
  following: "Вперёд",
  shown: "{{from}}–{{to}} из {{total}}",
};

export default serving;

/** Problem `type` → words, of ordering services. */
const orderProblems = {
  "order-settled": {
    title: "Заказ уже в работе или завершён",
    advice: "Откройте список заново. Если он не нужен, позвоните поставщику.",
  },
  "too-many-orders": {
    title: "Много заказов ждут ответа",
    advice: "Подождите, пока поставщик их посмотрит.",
  },
};

export default orderProblems;

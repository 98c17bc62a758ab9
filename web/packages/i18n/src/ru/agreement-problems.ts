/** Problem `type` → words, of agreeing to the user agreement. */
const agreementProblems = {
  "agreement-other": {
    title: "Соглашение изменилось",
    advice: "Сейчас действует другая версия. Прочитайте её и согласитесь ещё раз.",
  },
};

export default agreementProblems;

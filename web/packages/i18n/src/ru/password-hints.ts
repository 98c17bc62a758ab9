/** Words below a new password. */
const passwordHints = {
  strength: "Стойкость: {{level}}",
  level: { 0: "", 1: "слабая", 2: "средняя", 3: "хорошая", 4: "отличная" },
  rule: {
    length: "от {{least}} до {{most}} знаков",
    "not-login": "не совпадает с логином",
    "not-current": "отличается от текущего",
  },
  kept: "выполнено",
  notKept: "пока не выполнено",
  advice: "Длинная фраза надёжнее набора символов и легче запоминается.",
};

export default passwordHints;

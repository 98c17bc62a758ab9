/** Problem `type` → words, of what only the wizard does; the others stand in `packages/i18n`. */
const wizardProblems = {
  "wrong-bootstrap-token": {
    title: "Ключ не подходит",
    advice:
      "Скопируйте его целиком. Если ключ старше суток, уже использован пять раз или настройка завершена, получите новый: команда ниже.",
  },
  "service-unreachable": {
    title: "Служба не отвечает мастеру",
    advice: "Проверьте, что она запущена, и повторите.",
  },
  "job-running": {
    title: "Настройка этой службы уже идёт",
    advice: "Дождитесь её окончания: она могла быть начата в другом окне.",
  },
  "step-locked": {
    title: "Сначала завершите предыдущий шаг",
    advice: "Шаги выполняются по порядку.",
  },
};

export default wizardProblems;

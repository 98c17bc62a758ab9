import advice from "./advice";

const opening = {
  case_opened: { text: "Открыт корпус прибора", advice: advice.visit },
  case_closed: { text: "Корпус прибора закрыт", advice: advice.nothing },
  terminals_opened: { text: "Снята крышка клемм прибора", advice: advice.visit },
  terminals_closed: { text: "Крышка клемм прибора на месте", advice: advice.nothing },
  module_opened: { text: "Открыт отсек модуля связи", advice: advice.visit },
  module_closed: { text: "Отсек модуля связи закрыт", advice: advice.nothing },
  outer_seal: { text: "Сработала пломба внешнего датчика", advice: advice.visit },
  seals_set: { text: "Электронные пломбы поставлены заново", advice: advice.routine },
  tamper: { text: "Прибор заметил вмешательство", advice: advice.visit },
  tamper_end: { text: "Отметка о вмешательстве снята", advice: advice.routine },
};

export default opening;

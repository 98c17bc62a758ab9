import advice from "./advice";

const communication = {
  link_lost: { text: "Связь с прибором прервалась", advice: advice.link },
  link_up: { text: "Связь с прибором установлена", advice: advice.nothing },
  link_error: { text: "Ошибка связи с прибором", advice: advice.link },
  link_ok: { text: "Связь с прибором снова в порядке", advice: advice.well },
  modem_lost: { text: "Модем прибора потерял сеть", advice: advice.link },
  modem_up: { text: "Модем прибора подключился к сети", advice: advice.nothing },
  modem_reset: { text: "Модем прибора перезапустился", advice: advice.link },
};

export default communication;

import advice from "./advice";

const magnet = {
  magnet_on: { text: "Рядом с прибором сильное магнитное поле", advice: advice.magnet },
  magnet_off: { text: "Магнитного поля больше нет", advice: advice.well },
  radio_on: { text: "Рядом с прибором сильное электромагнитное поле", advice: advice.magnet },
  radio_off: { text: "Электромагнитного поля больше нет", advice: advice.well },
  magnet_cleared: { text: "Отметка о магнитном поле снята", advice: advice.routine },
  radio_cleared: { text: "Отметка об электромагнитном поле снята", advice: advice.routine },
};

export default magnet;

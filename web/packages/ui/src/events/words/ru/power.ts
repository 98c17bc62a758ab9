import advice from "./advice";

const power = {
  power_lost: { text: "Пропало питание прибора", advice: advice.outage },
  power_back: { text: "Питание прибора вернулось", advice: advice.well },
  blackout: { text: "Прибор полностью остался без питания", advice: advice.outage },
  supply_interrupted: { text: "Подача электричества прервалась", advice: advice.outage },
  supply_restored: { text: "Подача электричества восстановлена", advice: advice.well },
  supply_interrupted_long: {
    text: "Электричества не было больше десяти часов",
    advice: advice.outage,
  },
  phase_lost: { text: "Пропало напряжение на одной из фаз", advice: advice.phase },
  phase_back: { text: "Напряжение на фазе вернулось", advice: advice.well },
  phase_lost_a: { text: "Пропало напряжение на фазе A", advice: advice.phase },
  phase_lost_b: { text: "Пропало напряжение на фазе B", advice: advice.phase },
  phase_lost_c: { text: "Пропало напряжение на фазе C", advice: advice.phase },
  phase_back_a: { text: "Напряжение на фазе A вернулось", advice: advice.well },
  phase_back_b: { text: "Напряжение на фазе B вернулось", advice: advice.well },
  phase_back_c: { text: "Напряжение на фазе C вернулось", advice: advice.well },
  backup_on: { text: "Прибор перешёл на резервное питание", advice: advice.nothing },
  backup_off: { text: "Прибор вернулся на основное питание", advice: advice.well },
};

export default power;

import advice from "./advice";

const metering = {
  overflow: { text: "Счёт энергии пошёл с нуля: счётчик переполнен", advice: advice.readings },
  register_lost: { text: "Прибор потерял накопленные показания", advice: advice.readings },
  register_lost_t1: { text: "Прибор потерял показания тарифа T1", advice: advice.readings },
  register_lost_t2: { text: "Прибор потерял показания тарифа T2", advice: advice.readings },
  register_lost_t3: { text: "Прибор потерял показания тарифа T3", advice: advice.readings },
  register_lost_t4: { text: "Прибор потерял показания тарифа T4", advice: advice.readings },
  calibration_lost: { text: "Прибор потерял данные калибровки", advice: advice.check },
  calibration_ok: { text: "Калибровка прибора в порядке", advice: advice.well },
  calibration_open: { text: "Разрешена калибровка прибора", advice: advice.unexpected },
  calibration_shut: { text: "Калибровка прибора запрещена", advice: advice.nothing },
  metrology: { text: "Прибор проверил метролог", advice: advice.nothing },
  maintenance: { text: "Прибор обслужил мастер", advice: advice.nothing },
  verification_due: { text: "Прибору пора пройти поверку", advice: advice.check },
  verified: { text: "Прибор прошёл поверку", advice: advice.nothing },
  balance_lost: { text: "Прибор потерял данные об остатке денег", advice: advice.check },
  balance_set: { text: "Прибору сообщён новый остаток денег", advice: advice.nothing },
};

export default metering;

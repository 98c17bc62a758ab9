import advice from "./advice";

const metering = {
  overflow: {
    text: "The count of energy began at zero: the register overflowed",
    advice: advice.readings,
  },
  register_lost: { text: "The meter lost its readings", advice: advice.readings },
  register_lost_t1: { text: "The meter lost the readings of tariff T1", advice: advice.readings },
  register_lost_t2: { text: "The meter lost the readings of tariff T2", advice: advice.readings },
  register_lost_t3: { text: "The meter lost the readings of tariff T3", advice: advice.readings },
  register_lost_t4: { text: "The meter lost the readings of tariff T4", advice: advice.readings },
  calibration_lost: { text: "The meter lost its calibration", advice: advice.check },
  calibration_ok: { text: "The meter's calibration is fine", advice: advice.well },
  calibration_open: { text: "The meter may be calibrated", advice: advice.unexpected },
  calibration_shut: { text: "The meter may no longer be calibrated", advice: advice.nothing },
  metrology: { text: "The meter was checked by a metrologist", advice: advice.nothing },
  maintenance: { text: "The meter was serviced", advice: advice.nothing },
  verification_due: { text: "The meter's verification is due", advice: advice.check },
  verified: { text: "The meter was verified", advice: advice.nothing },
  balance_lost: { text: "The meter lost the data of its credit", advice: advice.check },
  balance_set: { text: "The meter was told a new credit", advice: advice.nothing },
};

export default metering;

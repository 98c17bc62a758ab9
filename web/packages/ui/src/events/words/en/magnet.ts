import advice from "./advice";

const magnet = {
  magnet_on: { text: "There is a strong magnetic field near the meter", advice: advice.magnet },
  magnet_off: { text: "The magnetic field is gone", advice: advice.well },
  radio_on: {
    text: "There is a strong electromagnetic field near the meter",
    advice: advice.magnet,
  },
  radio_off: { text: "The electromagnetic field is gone", advice: advice.well },
  magnet_cleared: { text: "The mark of the magnetic field was cleared", advice: advice.routine },
  radio_cleared: {
    text: "The mark of the electromagnetic field was cleared",
    advice: advice.routine,
  },
};

export default magnet;

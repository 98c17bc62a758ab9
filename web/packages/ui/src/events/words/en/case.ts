import advice from "./advice";

const opening = {
  case_opened: { text: "The meter's case was opened", advice: advice.visit },
  case_closed: { text: "The meter's case is closed", advice: advice.nothing },
  terminals_opened: { text: "The meter's terminal cover was taken off", advice: advice.visit },
  terminals_closed: { text: "The meter's terminal cover is in place", advice: advice.nothing },
  module_opened: { text: "The communication module's cover was opened", advice: advice.visit },
  module_closed: { text: "The communication module's cover is closed", advice: advice.nothing },
  outer_seal: { text: "The seal of the outer sensor was broken", advice: advice.visit },
  seals_set: { text: "The electronic seals were set anew", advice: advice.routine },
  tamper: { text: "The meter noticed tampering", advice: advice.visit },
  tamper_end: { text: "The mark of tampering was cleared", advice: advice.routine },
};

export default opening;

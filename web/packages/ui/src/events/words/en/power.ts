import advice from "./advice";

const power = {
  power_lost: { text: "The meter lost its power", advice: advice.outage },
  power_back: { text: "The meter's power is back", advice: advice.well },
  blackout: { text: "The meter was left without any power", advice: advice.outage },
  supply_interrupted: { text: "The supply was interrupted", advice: advice.outage },
  supply_restored: { text: "The supply is back", advice: advice.well },
  supply_interrupted_long: {
    text: "There was no electricity for more than ten hours",
    advice: advice.outage,
  },
  phase_lost: { text: "One of the phases lost its voltage", advice: advice.phase },
  phase_back: { text: "The voltage of the phase is back", advice: advice.well },
  phase_lost_a: { text: "Phase A lost its voltage", advice: advice.phase },
  phase_lost_b: { text: "Phase B lost its voltage", advice: advice.phase },
  phase_lost_c: { text: "Phase C lost its voltage", advice: advice.phase },
  phase_back_a: { text: "The voltage of phase A is back", advice: advice.well },
  phase_back_b: { text: "The voltage of phase B is back", advice: advice.well },
  phase_back_c: { text: "The voltage of phase C is back", advice: advice.well },
  backup_on: { text: "The meter went over to its backup power", advice: advice.nothing },
  backup_off: { text: "The meter is back on its main power", advice: advice.well },
};

export default power;

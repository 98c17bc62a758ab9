import advice from "./advice";

const current = {
  overcurrent: { text: "The current is higher than allowed", advice: advice.less },
  overcurrent_end: { text: "The current is within limits again", advice: advice.well },
  overcurrent_a: { text: "The current of phase A is higher than allowed", advice: advice.less },
  overcurrent_b: { text: "The current of phase B is higher than allowed", advice: advice.less },
  overcurrent_c: { text: "The current of phase C is higher than allowed", advice: advice.less },
  overcurrent_end_a: { text: "The current of phase A is within limits again", advice: advice.well },
  overcurrent_end_b: { text: "The current of phase B is within limits again", advice: advice.well },
  overcurrent_end_c: { text: "The current of phase C is within limits again", advice: advice.well },
  neutral_current: { text: "The current in the neutral wire is too high", advice: advice.leak },
  unequal: { text: "The currents in and out differ", advice: advice.leak },
  unequal_end: { text: "The currents in and out are equal again", advice: advice.well },
  transformer_open_a: {
    text: "The current transformer of phase A is broken off",
    advice: advice.transformer,
  },
  transformer_open_b: {
    text: "The current transformer of phase B is broken off",
    advice: advice.transformer,
  },
  transformer_open_c: {
    text: "The current transformer of phase C is broken off",
    advice: advice.transformer,
  },
  transformer_back_a: {
    text: "The current transformer of phase A is connected again",
    advice: advice.well,
  },
  transformer_back_b: {
    text: "The current transformer of phase B is connected again",
    advice: advice.well,
  },
  transformer_back_c: {
    text: "The current transformer of phase C is connected again",
    advice: advice.well,
  },
  transformer_short: {
    text: "A current transformer is short-circuited",
    advice: advice.transformer,
  },
  transformer_short_end: {
    text: "The current transformer is no longer short-circuited",
    advice: advice.well,
  },
  export_a: { text: "Energy flows into the network on phase A", advice: advice.generation },
  export_b: { text: "Energy flows into the network on phase B", advice: advice.generation },
  export_c: { text: "Energy flows into the network on phase C", advice: advice.generation },
  export_end_a: { text: "Energy no longer flows into the network on phase A", advice: advice.well },
  export_end_b: { text: "Energy no longer flows into the network on phase B", advice: advice.well },
  export_end_c: { text: "Energy no longer flows into the network on phase C", advice: advice.well },
  current_no_voltage_a: { text: "Phase A has current but no voltage", advice: advice.wiring },
  current_no_voltage_b: { text: "Phase B has current but no voltage", advice: advice.wiring },
  current_no_voltage_c: { text: "Phase C has current but no voltage", advice: advice.wiring },
  current_no_voltage_end_a: {
    text: "Current and voltage of phase A agree again",
    advice: advice.well,
  },
  current_no_voltage_end_b: {
    text: "Current and voltage of phase B agree again",
    advice: advice.well,
  },
  current_no_voltage_end_c: {
    text: "Current and voltage of phase C agree again",
    advice: advice.well,
  },
  current_no_neutral: {
    text: "There is current but no voltage: the neutral wire may be broken",
    advice: advice.danger,
  },
  current_no_neutral_end: { text: "Current and voltage agree again", advice: advice.well },
  reverse_flow: { text: "Energy flows the other way", advice: advice.generation },
  reverse_flow_end: { text: "Energy flows the usual way again", advice: advice.well },
  opposite_phases: {
    text: "Energy flows in different directions on the phases",
    advice: advice.wiring,
  },
  opposite_phases_end: {
    text: "Energy flows the same way on all phases again",
    advice: advice.well,
  },
  current_while_off: {
    text: "The supply is switched off, yet current flows",
    advice: advice.check,
  },
  current_while_off_end: {
    text: "No current flows any more while the supply is off",
    advice: advice.well,
  },
  power_over: { text: "The power is higher than allowed", advice: advice.less },
  power_over_end: { text: "The power is within limits again", advice: advice.well },
  feed_in_over: {
    text: "More power goes into the network than allowed",
    advice: advice.generation,
  },
  feed_in_over_end: {
    text: "The power that goes into the network is within limits again",
    advice: advice.well,
  },
};

export default current;

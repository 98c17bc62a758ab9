const reactive = {
  tangent: "tan φ {{ratio}}: {{ratio}} kvarh of reactive energy for each kWh of active energy",
  part: "tan φ {{ratio}} of what was measured: {{ratio}} kvarh of reactive energy for each kWh of active energy",
  none: "Reactive energy was not measured in this time",
};
export default reactive;

import type russian from "./ru";

/** Words of a meter's passport (manual 000, figure 41). */
const passport: typeof russian = {
  version: "Version",
  type: "Meter type",
  field: {
    version_code: "Code",
    connection_kind: "Kind of connection",
    nominal_voltage: "Nominal voltage, V",
    maximum_current: "Nominal (maximum) current, A",
    nominal_current: "Nominal current, A",
    frequency: "Nominal frequency, Hz",
    phases: "Number of phases",
    meter_constant: "Meter constant, imp./kWh",
    accuracy_active: "Accuracy class, active energy",
    accuracy_reactive: "Accuracy class, reactive energy",
    register_digits: "Digits of the register before the point",
    register_decimals: "Digits after the point",
    name: "Name",
    manufacturer: "Manufacturer",
    verification_interval_years: "Verification interval, years",
    register_number: "Number in the register of instruments",
    service_life_years: "Service life, years",
  },
};

export default passport;

import advice from "./advice";

const settings = {
  changed: { text: "The meter's settings were changed", advice: advice.routine },
  changed_local: {
    text: "The meter's settings were changed on the spot",
    advice: advice.unexpected,
  },
  changed_remote: { text: "The meter's settings were changed from afar", advice: advice.routine },
  tariff_changed: { text: "The tariff schedule was changed", advice: advice.tariff },
  tariff_received: { text: "The meter received a new tariff schedule", advice: advice.tariff },
  tariff_active: { text: "A tariff schedule came into force", advice: advice.tariff },
  special_days: {
    text: "The list of the tariff's special days was changed",
    advice: advice.tariff,
  },
  peak_hours: { text: "The peak hours were changed", advice: advice.tariff },
  billing_day: { text: "The meter's billing day was changed", advice: advice.tariff },
  display_changed: { text: "What the display shows was changed", advice: advice.routine },
  backlight: { text: "The display's light was changed", advice: advice.routine },
  point_data: { text: "The data of the usage point were changed", advice: advice.routine },
  current_ratio: { text: "The current transformer's ratio was changed", advice: advice.ratio },
  voltage_ratio: { text: "The voltage transformer's ratio was changed", advice: advice.ratio },
  loss_data: { text: "The data for reckoning losses were changed", advice: advice.ratio },
  scheme: { text: "The connection scheme was changed", advice: advice.ratio },
  counting_mode: { text: "The way of counting energy was changed", advice: advice.ratio },
  limit_changed: { text: "The limit of power was changed", advice: advice.routine },
  off_rules: { text: "The rules for switching off were changed", advice: advice.routine },
  thresholds: { text: "The thresholds for voltage were changed", advice: advice.routine },
  intervals: { text: "The interval of recorded readings was changed", advice: advice.routine },
  switch_mode: { text: "The way the relay is controlled was changed", advice: advice.routine },
  signals: { text: "The settings of signals were changed", advice: advice.routine },
  port: { text: "The settings of a communication port were changed", advice: advice.routine },
  firmware_ready: { text: "The meter is ready to update its program", advice: advice.routine },
  firmware_new: { text: "The meter's program was updated", advice: advice.routine },
  firmware_failed: { text: "The meter's program could not be updated", advice: advice.repeats },
  readings_fixed: { text: "The meter recorded the month's readings", advice: advice.nothing },
  peak_reset: { text: "A new count of the highest power began", advice: advice.nothing },
  log_cleared: { text: "The meter's event log was cleared", advice: advice.unexpected },
  readings_cleared: {
    text: "The meter's archive of readings was cleared",
    advice: advice.readings,
  },
  profile_cleared: { text: "The meter's interval archive was cleared", advice: advice.readings },
  errors_cleared: { text: "The marks of errors were cleared", advice: advice.routine },
  alarms_cleared: { text: "The marks of alarms were cleared", advice: advice.routine },
};

export default settings;

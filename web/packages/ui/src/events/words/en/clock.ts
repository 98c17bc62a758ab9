import advice from "./advice";

const clock = {
  clock_set: { text: "The meter's clock was set", advice: advice.routine },
  clock_before: { text: "The meter's clock is about to be adjusted", advice: advice.routine },
  clock_adjusted: { text: "The meter's clock was adjusted", advice: advice.routine },
  clock_satellite: { text: "The clock was set by satellite", advice: advice.routine },
  clock_jump: { text: "The meter's time changed noticeably", advice: advice.clock },
  clock_wrong: { text: "The meter's clock is wrong", advice: advice.clock },
  clock_fault: { text: "The meter's clock is faulty", advice: advice.check },
  clock_ok: { text: "The meter's clock works again", advice: advice.well },
  clock_reset: { text: "The meter's clock was reset", advice: advice.clock },
  summer_time: { text: "The meter went over to summer time", advice: advice.nothing },
  winter_time: { text: "The meter went over to winter time", advice: advice.nothing },
  season_change: { text: "The clock was changed for summer or winter", advice: advice.nothing },
  season_rules: { text: "The rules of clock changes were altered", advice: advice.routine },
  zone_changed: { text: "The meter's time zone was changed", advice: advice.clock },
};

export default clock;

import type russian from "./ru";

/** Words of readings that staff hand in for a consumer. */
const handIn: typeof russian = {
  start: "Submit for the consumer",
  title: "Submit readings for the consumer",
  close: "Do not submit",
  about:
    "The consumer has told the readings by phone or in the office. They appear in the account marked “entered by staff”.",
  whose: "Account {{account}}, {{address}}. Meter No. {{serial}}.",
  nobody: "Nobody holds this meter's account now: there is nobody to submit readings for.",
  blocked: {
    removed: "The meter was removed on {{day}}: its readings are not taken any more.",
    verification_overdue: "The meter's verification ended on {{day}}: no readings are taken.",
    read_remotely: "This meter sends its readings itself: there is no need to submit them.",
    closed_account: "The agreement of this account has ended.",
  },
  taken: "Readings are taken now, until {{day}} inclusive.",
  late: "No readings are taken now (next time: {{opens}} to {{closes}}). With a reason they count for the last time.",
  reason: "Why they are taken late",
  reasonHint: "The reason stays in the log, and the consumer sees it too.",
  field: "{{zone}}, {{title}}, kWh",
  before: "Before: {{value}} on {{day}}",
  first: "First reading",
  day: "Day of the reading",
  ask: {
    title: "Check the figures with the consumer",
    unusual: "{{zone}}: {{used}} used, usually not more than {{most}}.",
    rollover: "{{zone}}: less than before, as if the counter had begun anew.",
    confirm: "The consumer has confirmed the readings",
  },
  present: "Submitted already this time: {{values}}. Other readings take their place.",
  send: "Submit",
  done: "The readings were submitted for the consumer.",
};

export default handIn;

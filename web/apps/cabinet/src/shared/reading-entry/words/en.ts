/** Words of readings that are typed, whoever hands them in. */
const readingEntry = {
  label: "{{zone}}, {{title}}",
  prefixed: "{{title}}: {{value}}",
  before: "Before: {{value}} — {{day}}, {{origin}}",
  first: "There is no earlier reading: this will be the first",
  origin: {
    device: "from the meter",
    own: "submitted by you",
    supplier: "taken by the supplier",
    computed: "estimated",
    handed_in: "submitted",
  },
  used: "Used {{value}}",
  usedZone: "+{{value}}",
  total: "Total {{value}}",
  turned: "the counter has passed zero",
  fault: {
    missing: "Enter the reading",
    negative: "A reading has no minus",
    signs: "Digits and a decimal point only",
    separators: "One decimal point is enough",
    digits_one: "Too many digits: the meter has {{count}} before the point",
    digits_other: "Too many digits: the meter has {{count}} before the point",
    decimals_zero: "The meter has no digits after the point: enter a whole number",
    decimals_one: "The meter has {{count}} digit after the point",
    decimals_other: "The meter has {{count}} digits after the point",
    lower: "Lower than the last reading, {{value}}. Please check the figures",
  },
  ask: {
    title: "Is this right?",
    unusual: "{{zone}}: {{used}} used, usually it is no more than {{most}}.",
    rollover:
      "{{zone}}: {{value}} is lower than the last reading, {{before}}. The counter seems to have passed zero: {{used}} used.",
    yes: "Yes, submit",
    no: "Change the figures",
  },
  blocked: {
    read_remotely: "The meter sends its readings itself: nothing to submit",
    removed: "The meter has been removed: no more readings are needed",
    removedOn: "The meter was removed on {{day}}: no more readings are needed",
    verification_overdue:
      "Verification is overdue: readings are not taken until the meter is verified or replaced",
    verification_overdueOn:
      "Verification has been overdue since {{day}}: readings are not taken until the meter is verified or replaced",
    closed_account: "The account is closed: no more readings are needed",
    other: "Readings of this meter cannot be submitted now",
  },
  state: {
    on_its_way: "On its way",
    accepted: "Accepted",
    refused: "Refused",
    corrected: "Corrected",
  },
};

export default readingEntry;

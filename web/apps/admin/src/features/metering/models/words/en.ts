import type russian from "./ru";

/** Words of the dictionary of meter models. */
const models: typeof russian = {
  title: "Meter models",
  about: "Passports of models: verification dates and counters that begin anew follow from them.",
  search: "Name, code, manufacturer or register number",
  searchHint: "Name, code, maker",
  add: "Add a model",
  apply: "Apply",
  cancel: "Cancel",
  model: "Meter model",
  close: "Close the card",
  empty: "No models yet",
  emptyText: "Add a model, or wait for the metering system's dictionary.",
  column: { interval: "Verified every, years", meters: "Meters" },
  act: { edit: "Edit", merge: "Merge", delete: "Delete" },
  merge: {
    title: "Merge model {{model}}",
    text: "Its meters ({{count}}) become meters of the chosen model. Systems may go on sending it under its former key. This cannot be undone.",
    into: "The model that stays",
  },
  delete: {
    title: "Delete model {{model}}?",
    text: "No meter is of it.",
  },
};

export default models;

/** Words of several pages of servicing organisations. */
const serving = {
  closed: "Readings can be submitted from day {{from}} to day {{to}} of the month",
  next: "Next time: from {{opens}} to {{closes}}",
  open: "Readings are accepted up to and including {{day}}",
  pages: "Pages of the list",
  former: "Back",
  following: "Next",
  shown: "{{from}}–{{to}} of {{total}}",
};

export default serving;

/** Problem `type` → words, of files of readings. */
const exportProblems = {
  "period-too-long": {
    title: "One file cannot hold that much time",
    advice: "Choose five years at most; take the rest as another file.",
  },
  "too-many-exports": {
    title: "You have downloaded a great deal this hour",
    advice: "Go on in the next hour, or choose a shorter period.",
  },
};

export default exportProblems;

/** Problem `type` → words, of what only the wizard does; the others stand in `packages/i18n`. */
const wizardProblems = {
  "wrong-bootstrap-token": {
    title: "That key isn't right",
    advice:
      "Copy the whole key. If it's more than a day old, has been used five times, or setup is finished, get a new one with the command below.",
  },
  "service-unreachable": {
    title: "The service isn't responding to the wizard",
    advice: "Check that it's running, and try again.",
  },
  "job-running": {
    title: "This service is already being set up",
    advice: "Wait for it to finish: it may have been started in another window.",
  },
  "step-locked": {
    title: "Finish the previous step first",
    advice: "The steps have to be done in order.",
  },
};

export default wizardProblems;

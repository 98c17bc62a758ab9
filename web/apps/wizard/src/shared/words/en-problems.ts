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
  "key-needed": {
    title: "This server's key is needed",
    advice: "The saved key only works for the previous server.",
  },
  "server-refused": {
    title: "A server can't be in this network",
    advice: "The service's settings forbid internal addresses.",
  },
  "administrator-known": {
    title: "There's already an administrator",
    advice: "The wizard only creates the first one. Invite others from the control panel.",
  },
  "administrator-unconfirmed": {
    title: "The sign-in service isn't responding",
    advice:
      "So it isn't known whether you're still an administrator, and nothing can be changed for now. Try again once it responds, or sign in with a new key: the wizard's command “manage token --new” prints one on the server.",
  },
  "wrong-wizard-pass": {
    title: "The pass from the control panel has expired",
    advice: "It works once, for one minute. Open the wizard from the panel again.",
  },
  "step-locked": {
    title: "Finish the previous step first",
    advice: "The steps have to be done in order.",
  },
};

export default wizardProblems;

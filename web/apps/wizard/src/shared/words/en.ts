/** Words of the set-up wizard. */
import reasons from "./en-reasons";
import servers from "./en-servers";

const wizard = {
  title: "Setup wizard",
  suite: "My account",
  welcome: {
    title: "Let's set up the services one by one",
    text: "The wizard connects each service to its database and makes sure it works.",
    offer: {
      connect: "Connections are checked from where the service runs",
      check: "See every stage: check, save, restart",
      resume: "Stop any time and pick up where you left off",
    },
  },
  entry: {
    title: "Sign in to the setup wizard",
    token: "Setup key",
    submit: "Sign in",
    where: "Where to find the key",
    whereText:
      "It's printed when the system starts, and is valid for a day and five sign-ins. Once setup is finished there's no key: an administrator opens the wizard from the control panel. To get a valid key, run this on the server, in the program's folder:",
    onServer: "Installed on a server",
    inContainers: "Installed in containers",
    copy: "Copy command",
    copied: "Command copied",
  },
  steps: {
    of: "Step {{number}} of {{total}}",
    auth: "Sign-in service",
    cabinet: "Customer account",
    notifications: "Notification service",
    integration: "Integration service",
    finish: "Finish",
    later: "Not available in this release",
  },
  services: {
    auth: "Sign-in service",
    cabinet: "Customer account",
    admin_panel: "Control panel",
    notifications: "Notification service",
    integration: "Integration service",
  },
  subSteps: {
    connection: "Connection",
    connections: "Connections",
    check: "Check",
    mail: "Mail client",
    organisation: "Organisation",
  },
  actions: {
    back: "Back",
    next: "Next",
    check: "Check",
    repeat: "Try again",
    cancel: "Cancel",
  },
  leave: {
    title: "Leave the wizard?",
    text: "Finished steps are saved, and you can continue an unfinished one later. You'll need the key to come back.",
    running:
      "The setup already running will continue without you. You'll need the key to come back.",
    leave: "Leave",
    stay: "Stay",
  },
  locked: {
    title: "This step isn't available yet",
    text: "It will open when the steps before it are finished.",
    go: "Go to the current step",
  },
  reasons,
  servers,
  links: {
    source: "DAS server",
    delivery: "Data delivery",
  },
};

export default wizard;

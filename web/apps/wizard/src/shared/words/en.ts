/** Words of the set-up wizard. */
import reasons from "./en-reasons";

const wizard = {
  title: "Set-up wizard",
  suite: "Personal Cabinet",
  welcome: {
    title: "Setting the services up, one by one",
    text: "The wizard connects each service to its database and makes sure that it works.",
    offer: {
      connect: "A connection is checked from where the service runs",
      check: "Every stage is seen: check, save, restart",
      resume: "You can stop and go on from the same place",
    },
  },
  entry: {
    title: "Open the set-up wizard",
    token: "Set-up key",
    submit: "Open",
    where: "Where to find the key",
    whereText:
      "It was printed at the start, and is good for a day and five sign-ins. To get one that works now, run this on the server, in the product's folder:",
    onServer: "Installed on a server",
    inContainers: "Installed in containers",
    copy: "Copy the command",
    copied: "The command is copied",
  },
  steps: {
    of: "Step {{number}} of {{total}}",
    auth: "Sign-in service",
    cabinet: "Customer cabinet",
    notifications: "Notification service",
    integration: "Integration service",
    finish: "Finish",
    later: "Not available in this release",
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
    repeat: "Repeat",
    cancel: "Cancel",
  },
  leave: {
    title: "Leave the wizard?",
    text: "Finished steps are kept, an unfinished one can be gone on with later. You will need the key to come back.",
    running: "The work that has begun goes on without you. You will need the key to come back.",
    leave: "Leave",
    stay: "Stay",
  },
  locked: {
    title: "This step is not open yet",
    text: "It opens when the steps before it are finished.",
    go: "To the current step",
  },
  reasons,
};

export default wizard;

/** Words of the way into the setup wizard. */
const setupWizard = {
  title: "Setup wizard",
  about: "The wizard shows how the services are set up, and changes any step on its own:",
  points: {
    databases: "the services' database connections",
    mail: "the mail server",
    servers: "the data acquisition and receiving servers",
    organisation: "the organisation's details, logo and time zone",
  },
  careful:
    "The wizard opens for an hour, and the audit log records it. When a step changes, its service restarts for a few seconds.",
  open: "Open the wizard",
  nowhere: "The wizard's address isn't known",
  nowhereText:
    "Set AUTH_WIZARD_ADDRESS in the sign-in service's settings, or open the wizard at its own address.",
};

export default setupWizard;

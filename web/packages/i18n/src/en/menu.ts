/** Words of the menus of the cabinet, of every kind. */
const menu = {
  home: "Home",
  account: "Account",
  readings: "Readings",
  diagnostics: "Diagnostics",
  submissions: "Submit readings",
  support: "Support",
  outages: "Outages",
  outagesNow: "Outages: {{count}}",
  services: "Services",
  information: "Information",
  profile: "Settings",
  servicing: {
    submit: "Submit readings",
    walk: "Walk",
    byHand: "Enter by hand",
    fromFile: "Upload from a file",
    unsent:
      "This device still has walk entries that have not been sent. If you sign out now, they are lost. Sign out?",
  },
  cabinet: {
    household: "My own cabinet",
    servicing: "Cabinet of {{name}}",
  },
};

export default menu;

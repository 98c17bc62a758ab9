/** Words of the last step. */
const finish = {
  title: "Everything is set up",
  about: "The services are connected to their databases and running.",
  change: "Change",
  later: "In this release, the integration service is set up when the system starts.",
  noMail: "Not set up: e-mails are waiting",
  onward: "What's next",
  firstSignIn:
    "Sign in to the control panel as miradmin with the password from the manual. You'll be asked to change it right away.",
  admin: "Control panel",
  cabinet: "Customer account",
  open: "Open control panel",
};

export default finish;

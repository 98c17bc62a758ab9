/** Words of the last step. */
const finish = {
  title: "Everything is set up",
  about: "The services are connected to their databases and running.",
  almost: "Almost done",
  almostText: "All services are set up. Check the list and create the first administrator.",
  summary: "What's set up",
  change: "Change",
  noMail: "Not set up: e-mails are waiting",
  noSource: "Put off: no readings yet",
  administrator: "First administrator",
  email: "Administrator's e-mail",
  emailHint: "Sign-in codes and security e-mails will be sent here.",
  badAddress: "An address like name@example.org",
  withoutMail: "Mail is put off, so no address is needed yet",
  withoutMailText:
    "E-mails with codes aren't being sent. If a second sign-in step is required, the administrator connects an authenticator app and adds the address in the profile later.",
  administratorKnown:
    "There's already an administrator, who signs in to the control panel with their own password.",
  closes:
    "Once you finish, the setup key stops working for good. An administrator can come back from the control panel.",
  end: "Finish",
  made: "The first administrator is ready",
  madeText:
    "Sign in to the control panel now: you'll be asked to change the password. This one works for {{hours}} hours.",
  login: "Login",
  password: "Password",
  onward: "What's next",
  again:
    "You can change settings any time: an administrator opens the wizard from the panel's menu.",
  admin: "Control panel",
  cabinet: "Customer account",
  open: "Open control panel",
};

export default finish;

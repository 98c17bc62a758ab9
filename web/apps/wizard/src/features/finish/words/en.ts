/** Words of the last step. */
const finish = {
  title: "Everything is set up",
  about: "The services are connected to their databases and work.",
  change: "Change",
  later: "The integration service is set up at the start in this release.",
  noMail: "Not set up: letters wait",
  onward: "What next",
  firstSignIn:
    "Sign in to the control panel as miradmin with the password from the manual. You will be asked to change it at once.",
  admin: "Control panel",
  cabinet: "Customer cabinet",
  open: "Open the control panel",
};

export default finish;

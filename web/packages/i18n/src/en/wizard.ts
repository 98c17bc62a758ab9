/** Words of the wizard application. */
const wizard = {
  title: "Set-up wizard",
};

export default wizard;

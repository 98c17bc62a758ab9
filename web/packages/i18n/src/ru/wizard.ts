/** Words of the wizard application. */
const wizard = {
  title: "Мастер настройки",
};

export default wizard;

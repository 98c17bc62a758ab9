/** Words of the cabinet application. */
const cabinet = {
  title: "Личный кабинет",
};

export default cabinet;

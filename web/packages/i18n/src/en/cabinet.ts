/** Words of the cabinet application. */
const cabinet = {
  title: "Personal cabinet",
};

export default cabinet;

/** Words of the admin application. */
const admin = {
  title: "Пульт управления",
};

export default admin;

/** Words of the admin application. */
const admin = {
  title: "Control panel",
};

export default admin;

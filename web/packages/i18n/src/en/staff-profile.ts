/** Words of a member of staff's own page. */
const staffProfile = {
  heading: "My profile",
  own: "Account",
  name: "Name",
  login: "Login",
  role: "Role",
  roles: { administrator: "Administrator", operator: "Operator", viewer: "Viewer" },
  password: "Password",
  language: "Language",
};

export default staffProfile;

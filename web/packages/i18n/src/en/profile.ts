/** Words of the profile. */
const profile = {
  heading: "Settings",
  own: "Sign-in and contacts",
  password: "Password",
  language: "Language",
  notifications: "Notifications",
  notificationsSet: "Set up",
  save: "Save",
  phone: {
    title: "Phone",
    next: "New phone",
    wrong: "Enter the number with its code, for example +7 913 123-45-67",
  },
};

export default profile;

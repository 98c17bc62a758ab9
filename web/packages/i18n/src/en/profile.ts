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
    claimed:
      "{{phone}} is not confirmed yet, so it cannot be used to sign in. It is confirmed when the supplier knows it as yours, or by a member of staff.",
    wrong: "Enter the number with its code, for example +7 913 123-45-67",
  },
};

export default profile;

/** Words of the profile. */
const profile = {
  heading: "Settings",
  own: "Sign-in and contact details",
  password: "Password",
  language: "Language",
  notifications: "Notifications",
  acts: "Who used my data",
  actsShow: "View",
  notificationsSet: "Choose what to get",
  save: "Save",
  phone: {
    title: "Phone",
    next: "New phone",
    claimed:
      "{{phone}} isn't confirmed yet, so you can't sign in with it. It will be confirmed once your supplier has it on record as yours, or by our staff.",
    wrong: "Enter the number with its country code, for example +7 913 123-45-67",
  },
};

export default profile;

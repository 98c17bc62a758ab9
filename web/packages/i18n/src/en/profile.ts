/** Words of the profile. */
const profile = {
  data: {
    title: "My data",
    about: "Everything kept about you, as one file",
    ask: "Prepare the file",
    again: "Prepare a new one",
    making: "Making the file, this takes up to a minute…",
    take: "Download the file (kept for a day)",
    failed: "The file couldn't be made. Please try again.",
  },
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

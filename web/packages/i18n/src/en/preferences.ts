/** Words of the page of notification preferences. */
const preferences = {
  title: "Notifications",
  saved: "Saved",
  saving: "Saving…",
  byEmail: "By e-mail",
  byPush: "In the browser",
  accounts: {
    title: "Bills and payments",
    about: "For which accounts you want to hear of new bills and of payments received.",
    bills: "Bills",
    payments: "Payments",
    of: "{{what}}, account {{number}}",
    none: "There are no accounts yet.",
  },
  kinds: {
    title: "What you are told, and how",
    email: "E-mail notifications",
    emailAbout: "All letters of this list at once. Letters that guard your sign-in always come.",
    bills: "A bill is issued",
    payments: "A payment has come in",
    window_start: "The time for meter readings begins",
    window_end: "The time for meter readings ends",
    advertising: "Advertising",
    advertisingAbout: "Comes only with your consent.",
    before: "How many days before: {{what}}",
    days_one: "{{count}} day before",
    days_other: "{{count}} days before",
  },
  push: {
    title: "Notifications in this browser",
    about:
      "Your supplier's messages come to this device even while the cabinet is closed. They never carry passwords or codes.",
    on: "On, on this device.",
    off: "Off, on this device.",
    blocked:
      "The browser blocks this site's notifications. Allow them in the site's settings (the sign left of the address) and reload the page.",
    unsupported:
      "This browser cannot show such notifications. Letters and messages in the cabinet come as usual.",
    insecure:
      "Such notifications need a protected address (https://). Open the cabinet there, or ask your supplier.",
    unavailable: "Your supplier does not send such notifications.",
    failed: "The browser could not subscribe. Check the connection and try again.",
    switchOn: "Switch on",
    switchOff: "Switch off",
    devices: "Where they are on",
    here: "This browser",
    since: "since {{at}}",
    unknown: "Unknown browser",
    remove: "Switch off: {{device}}",
  },
};

export default preferences;

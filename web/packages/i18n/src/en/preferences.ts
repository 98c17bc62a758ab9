/** Words of the page of notification preferences. */
const preferences = {
  title: "Notification settings",
  saved: "Saved",
  saving: "Saving…",
  byEmail: "By e-mail",
  byPush: "In the browser",
  inCabinet: "In your account",
  accounts: {
    title: "Bills and payments",
    about: "Choose which accounts we tell you about new bills and payments for.",
    bills: "Bills",
    payments: "Payments",
    of: "{{what}}, account {{number}}",
    none: "No accounts yet.",
  },
  kinds: {
    title: "What we tell you about",
    email: "E-mail notifications",
    emailAbout:
      "All the e-mails in this list at once. E-mails that protect your sign-in are always sent.",
    bills: "New bill",
    payments: "Payment received",
    window_start: "Meter reading period starts",
    window_end: "Meter reading period ends",
    readings: "Whether your readings are accepted",
    unusual: "An unusual day",
    unusualAbout:
      "When a day is measured whole and its use is far more or less than on days like it.",
    appeals: "Answers to your appeals and their progress",
    outages: "Outages at your addresses",
    orders: "What has become of services you ordered",
    advertising: "Advertising",
    advertisingAbout: "Sent only if you agree.",
    before: "How many days before: {{what}}",
    days_one: "{{count}} day before",
    days_other: "{{count}} days before",
  },
  push: {
    title: "Notifications in this browser",
    about:
      "Our messages reach this device even when your account isn't open. They never contain passwords or codes.",
    on: "On for this device.",
    off: "Off for this device.",
    blocked:
      "Your browser is blocking notifications from this site. Allow them in the site settings (the icon to the left of the address), then reload the page.",
    unsupported:
      "This browser can't show these notifications. You'll still get e-mails, and messages here in your account.",
    insecure:
      "These notifications need a secure address (https://). Open your account there, or contact us.",
    unavailable: "These notifications aren't being sent yet.",
    failed: "Your browser couldn't subscribe. Check your connection and try again.",
    switchOn: "Turn on",
    switchOff: "Turn off",
    devices: "Where they're on",
    here: "This browser",
    since: "since {{at}}",
    unknown: "Unknown browser",
    remove: "Turn off: {{device}}",
  },
};

export default preferences;

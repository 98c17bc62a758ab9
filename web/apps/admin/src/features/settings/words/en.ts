const settings = {
  title: "Parameters",
  about: "Changes apply at once: in the customer account, in e-mails and in this panel.",
  viewed: "This is how the customer account is set up. An administrator can change it.",
  save: "Save",
  saved: "“{{group}}” saved",
  undo: "Undo changes",
  none: "not set",
  leave: {
    title: "Leave without saving?",
    text: "Some of your changes haven't been saved yet.",
    go: "Leave",
    stay: "Stay",
  },
  group: {
    supplier: {
      title: "Electricity supplier",
      about: "How the company appears on pages, in e-mails and on reading receipts.",
    },
    time: {
      title: "Time and billing period",
      about: "This clock decides where a day begins, and the first day starts each monthly total.",
    },
    readings: {
      title: "Taking readings",
      about: "When customers submit readings, and when we ask them to check.",
    },
    registration: {
      title: "Registration",
      about: "Who gets in straight away, and whose request a colleague looks at first.",
    },
    security: {
      title: "Second factor at sign-in",
      about: "What confirms a sign-in besides the password.",
    },
    personal: {
      title: "Personal data",
      about: "How long we keep what we no longer need to serve the customer.",
    },
    panel: {
      title: "Tables of the panel",
      about: "How many rows a page of a list shows — for all staff.",
    },
  },
  field: {
    name: "Name",
    inn: "Taxpayer number (INN)",
    legal_address: "Registered address",
    postal_address: "Postal address",
    phone: "Phone for customers",
    hours: "Hours, in Russian",
    hours_en: "Hours, in English",
    color: "Colour",
    time_zone: "Time zone",
    billing_day: "First day of the billing period",
    reading_from: "Readings from day",
    reading_to: "to day",
    overdue_verification: "If a meter's verification is overdue",
    unusual_factor: "Ask back when usage is this many times the usual",
    registration_policy: "If the details match the registry",
    second_proofs: "What else can prove the account is theirs",
    staff_second_factor: "Staff",
    consumer_second_factor: "Customers",
    former_access_months: "A former account holder sees their own past, months",
    erased_after_months: "Contacts and appeals are erased after an account closes, months",
    registrations_kept_days: "Requests that came to nothing are kept, days",
    rows_per_page: "Rows per page",
  },
  hint: {
    inn: "10 digits for an organisation, 12 for a sole trader.",
    postal_address: "If empty, it is the registered one.",
    phone: "Digits, spaces, brackets, hyphen and plus. Empty: no phone is shown.",
    hours_en: "If empty, the Russian text is shown.",
    time_zone: "Search by city or name, such as “Omsk” or Asia/Omsk.",
    billing_day: "From 1 to 31. A shorter month uses its last day.",
    reading_to: "31 is the last day of the month. The window may run into the next month.",
    erased_after_months: "0: never. Readings, bills and contracts stay, as the law requires.",
    former_access_months: "0: access ends with the contract.",
  },
  choice: {
    overdue_verification: {
      take: "Accept readings with a warning",
      refuse: "Don't accept readings",
    },
    registration_policy: {
      at_once: "Let them in at once",
      staff: "Always wait for a colleague's decision",
    },
    second_proofs: {
      serial: "Meter number",
      reading: "Latest reading",
      code: "Code from a bill",
    },
    staff_second_factor: {
      installed: "As set at installation",
      none: "Not required",
      any: "Any is required: a code by e-mail is enough",
      own: "Their own is required: an authenticator app or a passkey",
    },
    consumer_second_factor: {
      quiet: "Optional, no reminders",
      offered: "Suggest it in the profile of those who have none",
    },
  },
  noZone: "There is no such time zone",
  noProofs: "Without a second proof every request waits for a colleague's decision.",
  demanded:
    "Those who haven't set it up will do so at their next sign-in, and in open tabs within a minute. That includes you.",
  periods: "Billing periods:",
  windows: "Readings are taken:",
  days: "{{from}} – {{to}}",
  colour: {
    sample: "Submit readings",
    good: "White text reads well on this colour: contrast {{ratio}} : 1.",
    corrected:
      "White text reads badly on the chosen colour ({{chosen}} : 1), so a darker shade is used: {{shown}}, contrast {{ratio}} : 1.",
  },
  logo: {
    title: "Logo",
    about:
      "A PNG picture of up to 256\u00a0KB, ideally with a transparent background. It stands beside the name.",
    none: "No logo",
    choose: "Choose a file",
    save: "Save the logo",
    remove: "Remove the logo",
    saved: "Logo saved",
    removed: "Logo removed",
    wrong: {
      kind: "A PNG picture is needed. SVG and other kinds may hold more than a picture, so they aren't accepted.",
      size: "The file is larger than 256\u00a0KB. Please make the picture smaller.",
    },
  },
  wrong: { "one-day": "Readings are taken on at least two days: choose another one" },
  conflict: {
    title: "A colleague changed these settings while you were editing them",
    field: "Setting",
    mine: "Yours",
    now: "Now",
    keep: "Save mine",
    take: "Leave as it is now",
  },
  offices: {
    title: "Office hours",
    about:
      "Addresses, phones and hours of offices are among the contacts that customers see in “Information”.",
    link: "Open the contacts",
  },
  erasures: {
    title: "Erased personal data",
    about:
      "At the customer's request, from their card in the list of users. Only a number stays here.",
    none: "Nobody has asked for their data to be erased yet",
    done: "erased everywhere",
    waiting: "still being erased: {{services}}",
    service: { auth: "users", cabinet: "customer account", notifications: "notifications" },
  },
  history: {
    title: "Who changed what",
    none: "Nobody has changed the settings yet",
    change: "{{field}}: {{before}} → {{after}}",
    act: {
      change_logo: "New logo",
      remove_logo: "Logo removed",
      change_settings: "Saved without changes",
    },
    role: { administrator: "Administrator", operator: "Operator", viewer: "Viewer" },
  },
};

export default settings;

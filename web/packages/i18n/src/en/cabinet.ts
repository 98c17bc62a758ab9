/** Words of the consumer's cabinet. */
const cabinet = {
  title: "Personal cabinet",
  supplier: "Personal cabinet",
  menu: {
    home: "Home",
    account: "Account",
    readings: "Readings",
    diagnostics: "Diagnostics",
    support: "Support",
    information: "Information",
  },
  welcome: {
    title: "Keep an eye on your electricity",
    text: "Welcome to your personal cabinet. See how much, when and why.",
    foot: "For owners of flats and houses",
    offer: {
      account: "Accounts and meters in one place",
      readings: "Readings without walking to the meter",
      analysis: "Consumption by year, month, day and half-hour",
      diagnostics: "Meter events and load state",
      verification: "Dates of verification and replacement",
      support: "A line to your electricity supplier",
    },
  },
  signIn: {
    title: "Sign in to your cabinet",
    login: "Phone or e-mail",
    forgotten: "Forgot the password?",
    register: "Registration",
    trouble: "Cannot sign in?",
  },
  help: {
    back: "Back to sign-in",
    password: {
      title: "Forgot the password?",
      intro:
        "For now the customer office ({{supplier}}) issues new passwords. Soon you will be able to do it right here.",
      steps:
        "Have your account number and passport at hand.\nCall or visit the customer office. Its phone and address are on your electricity bill.\nThey will send a temporary password to the e-mail of your contract.\nSign in with it and choose your own password.",
    },
    registration: {
      title: "Registration",
      intro:
        "For now the customer office ({{supplier}}) opens access to the cabinet. Registration on this site is coming soon.",
      steps:
        "Find the account number on your electricity bill.\nTell the customer office the number, address, e-mail and phone.\nOnce they are checked, a login and a temporary password arrive by e-mail.",
    },
    "sign-in": {
      title: "Cannot sign in?",
      intro: "Usually one of these helps:",
      steps:
        "Check that the login is the phone or e-mail your supplier knows.\nLook at the keyboard layout and Caps Lock; show the password with the eye icon.\nAfter several failures signing in is closed for a while. Wait as long as the page says.\nIf nothing helps, ask the customer office ({{supplier}}): see your bill for contacts.",
    },
    information: { title: "Information" },
  },
  home: {
    hello: "Hello, {{name}}",
    allAccounts: "All accounts",
    openChart: "Open the chart",
    allEvents: "All events",
    howToReach: "How to get in touch",
    consumedIn: "{{meter}}, {{period}}",
    chart: "Consumption by day, {{period}}: {{total}} in all",
    support:
      "{{supplier}} answers questions on bills, readings and connection. We tell you what to have at hand.",
  },
  account: {
    number: "Account {{number}}",
    customer: "Customer",
    address: "Address",
    building: "Kind of building",
    since: "Contract since",
    none: "No accounts yet",
    noneAdvice: "To link an account to this cabinet, ask the customer office.",
    meters_one: "{{count}} meter",
    meters_other: "{{count}} meters",
    others_one: "and {{count}} more",
    others_other: "and {{count}} more",
  },
  building: { apartment: "Flat", house: "House", other: "Other" },
  meter: {
    one: "Meter",
    many: "Meters",
    none: "No meters yet",
    serial: "Serial number {{number}}",
    lastDay: "Data until {{day}}",
    noData: "No data yet",
    openChart: "Chart",
    openEvents: "Events",
    state: {
      connected: "Load on",
      disconnected: "Load off",
      limited: "Load limited",
      unknown: "Load unknown",
    },
  },
  channel: {
    APlus: "Active import (A+)",
    AMinus: "Active export (A−)",
    RPlus: "Reactive import (R+)",
    RMinus: "Reactive export (R−)",
  },
  interval: { day: "Day", month: "Month", year: "Year" },
  readings: {
    channel: "Kind of energy",
    interval: "Interval",
    period: "Period",
    kind: "Kind of period",
    calendar: "Calendar",
    billing: "Billing",
    title: "{{channel}}, {{period}}",
    total: "Consumption, {{period}}",
    incomplete: "Some data are missing",
    goesOn: "The period is still going on",
    nothing: "No data for {{period}}",
    lastDay: "Latest data: {{day}}",
    never: "The meter has not sent any data yet.",
    show: "Show {{period}}",
    wayUp: "Level of the chart",
    up: "Back: {{period}}",
  },
  diagnostics: {
    caption: "Events: {{meter}}",
    event: "Event",
    severity: "Severity",
    at: "Time",
    code: "Code",
    none: "No events",
    noneAdvice: "The meter has reported nothing.",
  },
  support: {
    intro:
      "{{supplier}} is there to answer. Sending appeals from the cabinet is coming soon; meanwhile:",
    steps:
      "Find the customer office's phone and address on your electricity bill.\nHave the account number and the meter number at hand: both are in «Account».\nIf it is about consumption, name the day and hour: see «Readings».\nFor a broken wire, sparks or a smell of burning call 112 at once.",
  },
  information: {
    intro: "The personal cabinet shows your data on electricity. What is in the menu:",
    account: "Your accounts, addresses and meters, and the load state.",
    readings:
      "The consumption chart. Choose a meter, a kind of energy and a period; press a bar to see it in detail. A hatched bar is made of incomplete data, a dashed one means there are none. The same figures are in the table.",
    diagnostics: "Events that the meter reported, and how grave they are.",
    support: "How to reach the supplier and what to have at hand.",
  },
};

export default cabinet;

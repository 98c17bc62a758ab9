/** Words of the control panel. */
const admin = {
  title: "Control panel",
  supplier: "My account",
  menu: {
    group: {
      customers: "Customers",
      readings: "Readings",
      users: "Users",
      messages: "Messages",
      dictionaries: "Dictionaries",
      integration: "Integration",
    },
    accounts: "Accounts",
    submissions: "Submitted readings",
    meters: "Meters",
    models: "Meter models",
    registrations: "Registration requests",
    users: "All users",
    staff: "Staff",
    ledger: "Batch log",
    sources: "Sources",
    clients: "External systems",
    profile: "My profile",
    announcements: "Notifications",
    letters: "E-mails",
    tariffs: "Tariff schedules",
  },
  welcome: {
    title: "Control panel",
    text: "The staff workspace: customers, meters and data exchange.",
    foot: "For staff only",
    offer: {
      accounts: "Accounts, searchable by number, customer, address and meter",
      integration: "What came from other systems, and what was accepted or rejected",
    },
  },
  signIn: {
    title: "Staff sign-in",
    help: "Can't sign in? Contact your control panel administrator.",
  },
  reload: "Show what it is now",
  export: {
    start: "Download what is shown",
    format: { xlsx: "Excel (XLSX)", csv: "Text (CSV)" },
    making: "Making the file “{{name}}”",
    ready: "The file “{{name}}” is ready.",
    again: "Download again",
    failed: "The file could not be made. Please try again.",
    cancelled: "The file was cancelled.",
    cancel: "Cancel",
  },
  times: "Times are in the supplier's time zone: {{zone}}, {{offset}}.",
};

export default admin;

/** Words of the control panel. */
const admin = {
  title: "Control panel",
  supplier: "My account",
  menu: {
    group: {
      customers: "Customers",
      users: "Users",
      messages: "Messages",
      dictionaries: "Dictionaries",
      integration: "Integration",
    },
    accounts: "Accounts",
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
  times: "Times are in the supplier's time zone: {{zone}}, {{offset}}.",
};

export default admin;

/** Words of the control panel. */
const admin = {
  title: "Control panel",
  supplier: "Personal Cabinet",
  menu: {
    group: {
      customers: "Customers",
      users: "Users",
      messages: "Messages",
      integration: "Integration",
    },
    accounts: "Accounts",
    registrations: "Registration requests",
    users: "List of users",
    staff: "Staff",
    ledger: "Batch log",
    sources: "Sources",
    clients: "Outside systems",
    profile: "My profile",
    announcements: "Notices",
    letters: "Letters",
  },
  welcome: {
    title: "Control panel of the cabinet",
    text: "Where the staff work: customers, meters and the exchange of data.",
    foot: "For staff only",
    offer: {
      accounts: "Accounts, searched by number, customer, address and meter",
      integration: "What came from other systems, what was accepted and what was not",
    },
  },
  signIn: {
    title: "Staff sign-in",
    help: "Cannot sign in? Ask the administrator of the control panel.",
  },
  password: { onward: "Go on" },
  times: "Times are by the supplier's clock: {{zone}}, {{offset}}.",
};

export default admin;

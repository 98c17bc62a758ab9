/** Words of the control panel. */
const admin = {
  title: "Control panel",
  supplier: "Personal Cabinet",
  menu: {
    customers: "Customers",
    accounts: "Accounts",
    registrations: "Registration requests",
    users: "List of users",
    staff: "Staff",
    integration: "Integration",
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

/** Words of the control panel. */
import integration from "./admin-integration";

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
  times: "Times are by the supplier's clock: {{zone}}, {{offset}}.",
  accounts: {
    title: "Accounts",
    about: "Customers, their meters and addresses.",
    search: "Account number, customer, address or meter number",
    organization: "organization",
    column: {
      number: "Account",
      customer: "Customer",
      meters: "Meter",
      address: "Address",
      email: "E-mail",
    },
    empty: "There are no accounts yet",
    emptyText: "They appear when the metering system has sent the register of customers.",
    copy: "Copy the numbers",
    code: {
      issue: "Code for registration",
      title: "Code for account {{account}}",
      about:
        "Print it on the bill, or tell it to the customer once you are sure who it is. Good until {{until}} and for one registration; the code before no longer counts. It is not shown a second time.",
      close: "Close",
    },
    copied: "The numbers are copied",
  },
  integration,
};

export default admin;

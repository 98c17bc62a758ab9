/** Words of the accounts. */
const accounts = {
  title: "Accounts",
  about: "Customers, their meters and addresses.",
  search: "Account number, customer, address or meter number",
  organization: "organisation",
  column: {
    number: "Account",
    customer: "Customer",
    meters: "Meter",
    address: "Address",
    email: "E-mail",
  },
  empty: "No accounts yet",
  emptyText: "They'll appear once the metering system has sent the customer register.",
  copy: "Copy numbers",
  code: {
    issue: "Registration code",
    title: "Code for account {{account}}",
    about:
      "Print it on the bill, or give it to the customer once you're sure who they are. It's valid until {{until}} for one registration; any earlier code stops working. It won't be shown again.",
    close: "Close",
  },
  copied: "Numbers copied",
};

export default accounts;

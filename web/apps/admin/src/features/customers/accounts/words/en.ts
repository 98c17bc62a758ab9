/** Words of the accounts. */
const accounts = {
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
};

export default accounts;

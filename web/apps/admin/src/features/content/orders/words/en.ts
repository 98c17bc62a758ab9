/** Words of orders of services. */
const orders = {
  title: "Service orders",
  about: "What consumers have ordered. They see the answer and the state in the cabinet.",
  order: "Order",
  close: "Close the card",
  empty: "There are no orders yet",
  emptyText: "When a consumer orders a service, the order appears here.",
  search: "Number, account, name, phone or service",
  searchHint: "Number, account, name",
  filter: { from: "Ordered from", to: "to" },
  stateFilter: "State",
  all: "All",
  state: { new: "New", in_work: "In work", done: "Done", cancelled: "Cancelled" },
  column: {
    number: "No.",
    service: "Service",
    account: "Account",
    state: "State",
    ordered: "Ordered",
  },
  fact: {
    customer: "Subscriber",
    address: "Address",
    contact: "Contact",
    phone: "Phone",
    price: "Price from, ₽",
    comment: "Task",
    changed: "Changed",
  },
  becomes: "New state",
  answer: "Answer to the subscriber",
  save: "Save",
};

export default orders;

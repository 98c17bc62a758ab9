/** Words of services and their orders. */
const services = {
  title: "Services",
  catalogue: "What you can order",
  about: "Prices are a guide and no public offer: after the order we call you and agree on terms.",
  order: "Order",
  close: "Do not order",
  account: "Account",
  name: "Your name",
  phone: "Phone",
  comment: "Describe what is to be done",
  send: "Send the order",
  sent: "Order no. {{number}} is accepted. We will call you.",
  none: "There are no services yet",
  noneText: "They appear here when the supplier publishes them.",
  noAccount: "Add an account to order a service.",
  orders: "My orders",
  noOrders: "You have not ordered anything yet.",
  number: "No. {{number}} of {{day}}",
  forAccount: "Account {{number}}",
  answer: "The supplier’s answer",
  cancel: "Cancel the order",
  state: { new: "New", in_work: "In work", done: "Done", cancelled: "Cancelled" },
  wrong: {
    name: "Write what we should call you.",
    phone: "Write a phone number: figures, spaces, brackets, hyphens.",
  },
};

export default services;

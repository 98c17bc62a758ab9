/** Problem `type` → words, of ordering services. */
const orderProblems = {
  "order-settled": {
    title: "The order is in work or finished already",
    advice: "Open the list again. If you do not need it, call the supplier.",
  },
  "too-many-orders": {
    title: "Many of your orders wait already",
    advice: "Wait until the supplier has looked at them.",
  },
};

export default orderProblems;

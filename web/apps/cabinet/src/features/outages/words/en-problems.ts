/** Problem `type` → words, of what only reports of outages meet. */
const problems = {
  "too-many-reports": {
    title: "You have reported many times today",
    advice: "Please call us if there still is no power.",
  },
  fields: {
    "no-place": "We do not know the address of this account. Please call us",
    "not-possible": "This time is not possible",
  },
};

export default problems;

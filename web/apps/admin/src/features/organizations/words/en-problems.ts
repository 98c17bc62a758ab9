/** Problem `type` → words, of what only organisations meet. */
const problems = {
  "email-of-another": {
    title: "This e-mail address is taken",
    advice: "One address, one organisation and one contact person. Enter another address.",
  },
  "organization-ended": {
    title: "The organisation is closed",
    advice: "Open it again to change it.",
  },
  "invited-just-now": {
    title: "The letter has just been sent",
    advice: "You can send another one in a minute.",
  },
  "house-served-already": {
    title: "The organisation services this building already",
    advice: "Check the list of its buildings.",
  },
  "served-from-same-day": {
    title: "Another organisation services this building from that day",
    advice: "Choose another day, or take the building from that organisation first.",
  },
  fields: {
    "unknown-building": "This building is no longer in the registry: find it again",
  },
};

export default problems;

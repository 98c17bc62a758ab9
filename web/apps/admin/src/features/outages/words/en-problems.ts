/** Problem `type` → words, of what only outages meet. */
const problems = {
  "outage-published": {
    title: "People have been told of this outage",
    advice: "It can be ended or called off.",
  },
  "outage-draft": {
    title: "This is a draft",
    advice: "Publish it first, or delete it.",
  },
  "outage-not-begun": {
    title: "The outage has not begun",
    advice: "Call it off if it does not take place.",
  },
  "outage-over": {
    title: "The outage is over",
    advice: "It cannot be changed any more.",
  },
  fields: {
    "crosses-itself": "The border of the area crosses itself",
    "too-vast": "The area is too large",
    "unknown-buildings": "Some of these houses are in the registry no more: choose them again",
    "no-buildings": "There is no house of the registry here",
    "too-many-buildings": "There are too many houses: 50,000 at the most",
    "unknown-substation": "The registry knows no such substation",
    "too-far-away": "Within a year from today",
    "needed-for-planned": "A planned outage needs an end",
    "ends-before-it-starts": "The end must come after the start",
    "in-the-future": "This time is still to come",
    "over-already": "It would be over already: look at its times",
  },
};

export default problems;

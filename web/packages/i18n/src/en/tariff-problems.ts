/** Problems of tariff schedules. */
const tariffProblems = {
  "tariff-name-taken": {
    title: "This name is taken",
    advice: "Choose another: outside systems know a schedule by its name, too.",
  },
  "tariff-version-in-force": {
    title: "The version is in force",
    advice: "It cannot be withdrawn. Correct it by another version of the same day.",
  },
  "tariff-file-unreadable": {
    title: "The file holds no tariff schedules",
    advice: "Choose a JSON or CSV file of the form in which schedules are exported.",
  },
  "tariff-assigned": {
    title: "Some accounts have another schedule from that day or later",
    advice: "Say that it shall be replaced, or choose other accounts.",
  },
  "tariff-assignment-changed": {
    title: "There are more or fewer accounts than were shown",
    advice: "Look again how many there are.",
  },
};

export default tariffProblems;

/** Words of what the month cost, on the main page. */
const homeCost = { line: "≈ {{cost}} по тарифу, оценка" };
export default homeCost;

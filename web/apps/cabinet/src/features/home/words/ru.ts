/** Words of what the month cost, on the main page. */
const home = { line: "≈ {{cost}} по тарифу, оценка" };
export default home;

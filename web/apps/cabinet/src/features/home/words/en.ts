/** Words of what the month cost, on the main page. */
const home = { line: "≈ {{cost}} by your tariff, an estimate" };
export default home;

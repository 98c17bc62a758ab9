/** Words of what the month cost, on the main page. */
const homeCost = { line: "≈ {{cost}} by your tariff, an estimate" };
export default homeCost;

import { numbersOf, unknownNumber } from "./account-numbers";

test.each([
  ["1001", ["1001"]],
  [" 1001, 1002;1003 ", ["1001", "1002", "1003"]],
  ["1001,,1001", ["1001"]],
  ["12 34", ["12 34"]],
  [" , ", []],
])("«%s» holds %s", (text, expected) => {
  expect(numbersOf(text)).toEqual(expected);
});

test("the unknown number is found by its place", () => {
  const error = {
    type: "unknown-account",
    status: 422,
    errors: [{ field: "account_numbers.1", code: "unknown-account", message: "" }],
  };
  expect(unknownNumber(error, ["1001", "1002"])).toBe("1002");
  expect(unknownNumber({ ...error, errors: [] }, ["1001"])).toBeNull();
});

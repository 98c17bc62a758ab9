import { unknownNumber } from "./unknown-number";

test("the unknown number is found by its place", () => {
  const error = {
    type: "unknown-account",
    status: 422,
    errors: [{ field: "account_numbers.1", code: "unknown-account", message: "" }],
  };
  expect(unknownNumber(error, ["1001", "1002"])).toBe("1002");
  expect(unknownNumber({ ...error, errors: [] }, ["1001"])).toBeNull();
});

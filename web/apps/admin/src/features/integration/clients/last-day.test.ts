import { endOf, lastDayOf } from "./last-day";

test("a last day comes back as it was chosen", () => {
  expect(lastDayOf(endOf("2027-01-31"))).toBe("2027-01-31");
});

test("without a day there is no end", () => {
  expect(endOf("")).toBeNull();
  expect(endOf(undefined)).toBeNull();
  expect(lastDayOf(null)).toBe("");
});

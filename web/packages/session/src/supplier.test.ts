import { expect, test } from "vitest";
import { hoursIn } from "./supplier";

test("hours are said in the reader's language, as far as they are known in it", () => {
  const both = { hours: "ежедневно", hours_en: "daily" };
  expect([hoursIn("ru", both), hoursIn("en", both)]).toEqual(["ежедневно", "daily"]);
  expect(hoursIn("en", { hours: "ежедневно", hours_en: "" })).toBe("ежедневно");
  expect(hoursIn("en", {})).toBeUndefined();
});

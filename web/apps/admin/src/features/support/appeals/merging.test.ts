import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { nextTo } from "./around";
import { canKeep, canMerge, sameSubscriber } from "./merging";

const of = (user_id: string | null, customer_id: number | null, more = {}) =>
  ({
    status: "new",
    merged_into: null,
    customer: { user_id, customer_id },
    ...more,
  }) as StaffAppealOut;

test.each([
  [of("anna", 1), of("anna", 1), true],
  [of("anna", 1), of("anna", null), true],
  [of("anna", 1), of("anna", 2), false],
  [of("anna", 1), of("boris", 1), false],
  [of("anna", 1), of(null, 1), false],
  [of(null, 1), of(null, 1), true],
  [of(null, null), of(null, null), false],
])("one subscriber's appeals are merged, and no other's", (one, other, same) => {
  expect(sameSubscriber(one, other)).toBe(same);
  expect(sameSubscriber(other, one)).toBe(same);
});

test("a draft is not merged, nor what is a part already, and what is closed takes nothing in", () => {
  const elsewhere = { merged_into: { id: "x", number: 5 } };
  expect([of("anna", 1, { status: "draft" }), of("anna", 1, elsewhere)].some(canMerge)).toBe(false);
  expect(canMerge(of("anna", 1, { status: "done" }))).toBe(true);
  expect(canKeep(of("anna", 1, { status: "done" }))).toBe(false);
  expect(canKeep(of("anna", 1, { status: "in_work" }))).toBe(true);
});

test("the neighbours of an appeal are those of the list", () => {
  expect(nextTo(["a", "b", "c"], "b")).toEqual({ before: "a", after: "c" });
  expect(nextTo(["a", "b"], "a")).toEqual({ before: null, after: "b" });
  expect(nextTo(["a", "b"], "elsewhere")).toEqual({ before: null, after: null });
});

import { tangentOf } from "./tangent";

const MAY = { first_day: "2026-05-01", last_day: "2026-05-31", complete: true };

test("the tangent is of sums that are known, of the same days", () => {
  expect(tangentOf({ ...MAY, total: 30 }, { ...MAY, total: 120 })).toEqual({
    value: 0.25,
    whole: true,
  });
  expect(tangentOf({ ...MAY, total: 0 }, { ...MAY, total: 120 })?.value).toBe(0);
  expect(tangentOf({ ...MAY, total: null }, { ...MAY, total: 120 })).toBeNull();
  expect(tangentOf({ ...MAY, total: 30 }, { ...MAY, total: null })).toBeNull();
  expect(tangentOf({ ...MAY, total: 30 }, { ...MAY, total: 0 })).toBeNull();
  const june = { ...MAY, first_day: "2026-06-01", last_day: "2026-06-30" };
  expect(tangentOf({ ...MAY, total: 30 }, { ...june, total: 120 })).toBeNull();
});

test("it is of a part where something of either is missing", () => {
  const part = { ...MAY, complete: false, total: 30 };
  expect(tangentOf(part, { ...MAY, total: 120 })?.whole).toBe(false);
  expect(tangentOf({ ...MAY, total: 30 }, { ...part, total: 120 })?.whole).toBe(false);
});

import { hoursOf, isWorkingDay, valuesOf, wrongOf } from "./hours-values";

const HOURS = {
  days: [1, 2, 3, 4, 5],
  begins_at: "09:00:00",
  ends_at: "18:00:00",
  answer_minutes: 490,
  exceptions: [
    { day: "2026-12-31", begins_at: "09:00:00", ends_at: "13:00:00", name: "" },
    { day: "2027-01-01", begins_at: null, ends_at: null, name: "Новый год" },
  ],
};
const VALUES = valuesOf(HOURS);

test("hours that are saved unchanged are the same hours", () => {
  expect(hoursOf(VALUES)).toEqual({
    ...HOURS,
    begins_at: "09:00",
    ends_at: "18:00",
    exceptions: [
      { ...HOURS.exceptions[0], begins_at: "09:00", ends_at: "13:00" },
      HOURS.exceptions[1],
    ],
  });
});

test("a day off has no times, whatever was typed before", () => {
  const [first] = VALUES.exceptions;
  const hours = hoursOf({ ...VALUES, exceptions: [{ ...first, open: false }] });
  expect(hours.exceptions?.[0]).toMatchObject({ begins_at: null, ends_at: null });
});

test.each([
  ["09:00", "10:00", true],
  ["09:00", "09:59", false],
  ["18:00", "09:00", false],
  ["", "09:00", false],
])("from %s to %s is a working day: %s", (begins, ends, is) => {
  expect(isWorkingDay(begins, ends)).toBe(is);
});

test("the first thing that is wrong is named", () => {
  const day = { day: "2026-12-31", open: true, begins_at: "13:00", ends_at: "09:00" };
  expect(wrongOf(VALUES)).toBeNull();
  expect(wrongOf({ ...VALUES, days: [] })).toBe("days");
  expect(wrongOf({ ...VALUES, ends_at: "08:00" })).toBe("times");
  expect(wrongOf({ ...VALUES, hours: null, minutes: 4 })).toBe("term");
  expect(wrongOf({ ...VALUES, exceptions: [day] })).toBe("exception");
  expect(wrongOf({ ...VALUES, exceptions: [{}] })).toBe("exception");
  const off = { day: "2026-12-31", open: false };
  expect(wrongOf({ ...VALUES, exceptions: [off, off] })).toBe("twice");
});

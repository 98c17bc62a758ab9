import { axisEnd, moveBy, partsOf, roundStep } from "./bar";

test.each([
  [11.5, 5],
  [0.52, 0.2],
  [310, 100],
  [8, 2],
  [0, 1],
])("an axis up to %d has steps of %d", (most, step) => {
  expect(roundStep(most, 4)).toBeCloseTo(step, 9);
});

test("the axis holds the highest bar and bears missing ones", () => {
  const bar = (value: number | null) => ({ key: "", label: "", name: "", value, complete: true });
  expect(axisEnd([bar(3), bar(null), bar(11.5)])).toBe(20);
  expect(axisEnd([bar(null)])).toBe(4);
});

test("keys move within the bars", () => {
  expect(moveBy("ArrowRight", 3, 5)).toEqual({ index: 4, handled: true });
  expect(moveBy("ArrowRight", 4, 5)).toEqual({ index: 4, handled: true });
  expect(moveBy("Home", 4, 5)).toEqual({ index: 0, handled: true });
  expect(moveBy("PageDown", 0, 31)).toEqual({ index: 7, handled: true });
  expect(moveBy("a", 2, 5)).toEqual({ index: 2, handled: false });
});

test("a value's parts stand on one another and make it whole", () => {
  const bar = { key: "", label: "", name: "", complete: true };
  expect(partsOf({ ...bar, value: 5, estimated: 2, doubtful: 1 })).toEqual({
    sound: 2,
    estimated: 2,
    doubtful: 1,
  });
  expect(partsOf({ ...bar, value: null })).toEqual({ sound: 0, estimated: 0, doubtful: 0 });
});

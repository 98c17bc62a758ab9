import {
  averageOf,
  type Bar,
  digitsOf,
  labelled,
  moveBy,
  partsOf,
  roundStep,
  scaleOf,
} from "./bar";

test.each([
  [11.5, 5],
  [0.52, 0.2],
  [310, 100],
  [8, 2],
  [0, 1],
])("an axis up to %d has steps of %d", (most, step) => {
  expect(roundStep(most, 4)).toBeCloseTo(step, 9);
});

const bar = (value: number | null, more: Partial<Bar> = {}): Bar => ({
  key: "",
  label: "",
  name: "",
  value,
  complete: value !== null,
  ...more,
});

test("the axis ends at the round step above the highest bar and bears missing ones", () => {
  expect(scaleOf([bar(3), bar(null), bar(11.5)])).toEqual({
    end: 15,
    low: 0,
    step: 5,
    ticks: [0, 5, 10, 15],
  });
  expect(scaleOf([bar(8)])).toMatchObject({ end: 8, ticks: [0, 2, 4, 6, 8] });
  expect(scaleOf([bar(null)])).toMatchObject({ end: 1 });
});

test("the axis holds what is compared with as well", () => {
  expect(scaleOf([bar(3, { other: { value: 19, name: "" } })]).end).toBe(20);
});

test("a column has as many decimals as its values need", () => {
  expect(digitsOf([9.09, 9.252])).toBe(3);
  expect(digitsOf([0.03, 1])).toBe(2);
  expect(digitsOf([12, 7])).toBe(0);
  expect(digitsOf([])).toBe(0);
});

test("the mean is that of whole bars, and of one bar there is none", () => {
  expect(averageOf([bar(2), bar(4), bar(100, { complete: false }), bar(null)])).toBe(3);
  expect(averageOf([bar(2), bar(null)])).toBeNull();
});

describe("labels of an axis", () => {
  const days = (first: number, count: number, last: number): Bar[] =>
    Array.from({ length: count }, (_, n) => bar(1, { at: ((first + n - 1) % last) + 1 }));
  const named = (bars: Bar[], strides: number[], most: number) =>
    labelled(bars, strides, most).map((index) => bars[index]?.at);

  test("are all there where they fit", () => {
    expect(labelled(days(1, 30, 30), [1, 2, 5, 10], 40)).toHaveLength(30);
  });

  test("go in round steps where they do not, from the first bar on", () => {
    expect(named(days(1, 30, 30), [1, 2, 5, 10], 9)).toEqual([1, 5, 10, 15, 20, 25, 30]);
    const hours = Array.from({ length: 48 }, (_, n) => bar(1, { at: n / 2 }));
    expect(named(hours, [0.5, 1, 2, 3, 4, 6, 12], 4)).toEqual([0, 6, 12, 18]);
  });

  test("name where a month begins, and leave no other label in its place", () => {
    const bars = days(20, 30, 30);
    Object.assign(bars[0] as Bar, { mark: "ноя" });
    Object.assign(bars[11] as Bar, { mark: "дек" });
    expect(named(bars, [1, 2, 5, 10], 9)).toEqual([20, 25, 1, 5, 10, 15]);
  });
});

test("keys move within the bars", () => {
  expect(moveBy("ArrowRight", 3, 5)).toEqual({ index: 4, handled: true });
  expect(moveBy("ArrowRight", 4, 5)).toEqual({ index: 4, handled: true });
  expect(moveBy("Home", 4, 5)).toEqual({ index: 0, handled: true });
  expect(moveBy("PageDown", 0, 31)).toEqual({ index: 7, handled: true });
  expect(moveBy("a", 2, 5)).toEqual({ index: 2, handled: false });
});

test("a value's parts stand on one another and make it whole", () => {
  expect(partsOf(bar(5, { estimated: 2, doubtful: 1 }))).toEqual({
    sound: 2,
    estimated: 2,
    doubtful: 1,
  });
  expect(partsOf(bar(null))).toEqual({ sound: 0, estimated: 0, doubtful: 0 });
});

test("what went the other way has its room below zero, by the same steps", () => {
  const bar = (value: number, given: number) => ({
    key: `${value}`,
    label: "",
    name: "",
    value,
    complete: true,
    given: { value: given, complete: true },
  });
  expect(scaleOf([bar(10, 3), bar(4, 12)])).toEqual({
    end: 10,
    low: 15,
    step: 5,
    ticks: [-15, -10, -5, 0, 5, 10],
  });
  expect(scaleOf([bar(10, 0)]).low).toBe(0);
});

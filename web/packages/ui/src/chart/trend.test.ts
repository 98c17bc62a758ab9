import { areaPath, HIGH, linePath, rangeOf, stretchesOf } from "./trend";

test("a day of which nothing is known parts the line, and a lone day is a point", () => {
  const stretches = stretchesOf([1, 2, null, 4, null], 1);
  expect(stretches.map((one) => one.length)).toEqual([2, 1]);
  expect(linePath(stretches[1] ?? [])).toMatch(/^M75\.00 .+h0$/);
  expect(areaPath(stretches[1] ?? [])).toBe("");
  expect(areaPath(stretches[0] ?? [])).toContain(`L0.00 ${HIGH}Z`);
});

test("higher values stand higher, within the drawing", () => {
  const [line = []] = stretchesOf([0, 10, 5], 1);
  const heights = line.map(({ y }) => y);
  expect(heights[1]).toBeLessThan(heights[2] ?? 0);
  expect(heights[2]).toBeLessThan(heights[0] ?? 0);
  for (const y of heights) expect(y).toBeGreaterThan(0);
  for (const y of heights) expect(y).toBeLessThan(HIGH);
});

test("small differences are not drawn as large ones, and nothing goes below zero", () => {
  expect(rangeOf([50, 50.1], 10)).toEqual([45.05, 55.05]);
  expect(rangeOf([1, 2], 10)).toEqual([0, 10]);
  expect(rangeOf([], 5)).toEqual([0, 5]);
  expect(rangeOf([null, null], 5)).toEqual([0, 5]);
});

test("no day and one day are drawn too", () => {
  expect(stretchesOf([], 1)).toEqual([]);
  expect(stretchesOf([3], 1)).toHaveLength(1);
  expect(linePath([])).toBe("");
});

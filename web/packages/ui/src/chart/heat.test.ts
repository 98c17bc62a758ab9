import { cellAt, type HeatCell, moveInHeat, outlines, shadeOf, shadeStep } from "./heat";

const cell = (x: number, y: number, value: number | null, more: Partial<HeatCell> = {}) => ({
  key: `${x} ${y}`,
  label: "",
  name: "",
  complete: value !== null,
  x,
  y,
  value,
  ...more,
});

test("shades part by round numbers, and a single high value does not bleach the others", () => {
  const values = Array.from({ length: 200 }, (_, n) => cell(0, n, n === 7 ? 1000 : 6));
  expect(shadeStep(values)).toBe(1);
  expect([0, 0.1, 1, 1.01, 6, 1000].map((value) => shadeOf(value, 1))).toEqual([0, 1, 1, 2, 6, 6]);
  expect(shadeStep([])).toBe(1);
});

test("what is missing and what was not measured have looks of their own", () => {
  const looks = outlines(
    [
      cell(0, 0, null),
      cell(0, 1, 3, { estimated: 3 }),
      cell(0, 2, null, { ahead: true }),
      cell(0, 3, null, { hidden: true }),
      cell(1, 0, 0),
    ],
    1,
  );
  expect(Object.fromEntries(looks)).toEqual({
    missing: "M0 0h1v1h-1z",
    shade3: "M0 1h1v1h-1z",
    unsound: "M0 1h1v1h-1z",
    shade0: "M1 0h1v1h-1z",
  });
});

test("an hour that comes twice has two halves, each with its own key and place", () => {
  const cells = [
    cell(0, 1, 1),
    cell(0, 2, 2, { part: { at: 0, of: 2 } }),
    cell(0, 2, 3, { part: { at: 1, of: 2 } }),
    cell(1, 2, 4),
  ];
  expect(outlines(cells, 1).get("shade3")).toBe("M0 2.5h1v0.5h-1z");
  expect([cellAt(cells, 0.4, 2.2), cellAt(cells, 0.4, 2.7), cellAt(cells, 1.9, 2.7)]).toEqual([
    1, 2, 3,
  ]);
  expect(cellAt(cells, 1.5, 0.5)).toBeNull();
  expect(moveInHeat("ArrowDown", 0, cells)).toBe(1);
  expect(moveInHeat("ArrowDown", 1, cells)).toBe(2);
  expect(moveInHeat("ArrowUp", 2, cells)).toBe(1);
  expect(moveInHeat("ArrowRight", 2, cells)).toBe(3);
  expect(moveInHeat("ArrowRight", 3, cells)).toBe(3);
  expect(moveInHeat("End", 0, cells)).toBe(3);
  expect(moveInHeat("x", 0, cells)).toBeNull();
});

import {
  boxOf,
  boxOfShown,
  crossesItself,
  outlineOf,
  type Place,
  placeOfText,
  polygonOf,
  polygonsOf,
  textOfPlace,
} from "./shapes";

const SQUARE: Place[] = [
  [73, 55],
  [74, 55],
  [74, 56],
  [73, 56],
];

test("a place is read as people write it: latitude first", () => {
  expect(placeOfText("55.0302 73.2806")).toEqual([73.2806, 55.0302]);
  expect(placeOfText(" 55.0302, 73.2806 ")).toEqual([73.2806, 55.0302]);
  expect(placeOfText("55.0302,73.2806")).toEqual([73.2806, 55.0302]);
  expect(placeOfText("55,0302 73,2806")).toEqual([73.2806, 55.0302]);
  expect(placeOfText("55,0302; 73,2806")).toEqual([73.2806, 55.0302]);
  expect(placeOfText("-33.9°S 18.4°E")).toEqual([18.4, -33.9]);
});

test("what is no place on Earth is none", () => {
  for (const text of ["", "55", "55 73 12", "ул. Мира, 5", "95 20", "10 200", "NaN 1"]) {
    expect(placeOfText(text)).toBeNull();
  }
});

test("a place that is written down is read again, to a metre", () => {
  expect(placeOfText(textOfPlace([73.280612, 55.030243]))).toEqual([73.28061, 55.03024]);
});

test("an outline that crosses itself is known", () => {
  expect(crossesItself(SQUARE)).toBe(false);
  const [a, b, c, d] = SQUARE as [Place, Place, Place, Place];
  expect(crossesItself([a, c, b, d])).toBe(true);
  expect(crossesItself([a, b])).toBe(false);
});

test("an outline becomes a closed polygon, and comes back as its corners", () => {
  expect(polygonOf(SQUARE.slice(0, 2))).toBeNull();
  const polygon = polygonOf(SQUARE);
  expect(polygon?.coordinates[0]).toHaveLength(5);
  expect(outlineOf(polygon ?? { type: "", coordinates: [] })).toEqual(SQUARE);
});

test("a map opens on what is near, or else on all", () => {
  const far = { key: "b", at: [80, 60] as Place, tone: "current" as const, far: true };
  const near = { key: "a", at: [73, 55] as Place, tone: "own" as const };
  expect(boxOfShown({ areas: [], points: [far, near] })).toEqual([73, 55, 73, 55]);
  expect(boxOfShown({ areas: [], points: [far] })).toEqual([80, 60, 80, 60]);
  expect(boxOfShown({ areas: [], points: [] })).toBeNull();
  const [west = 0, south = 0, east = 0, north = 0] =
    boxOfShown({ areas: [], points: [], circle: { center: [73, 55], metres: 1000 } }) ?? [];
  expect(north - south).toBeCloseTo(0.018, 3);
  expect(east - west).toBeGreaterThan(north - south);
});

test("what is no shape draws nothing", () => {
  expect(polygonsOf({ type: "Point", coordinates: [1, 2] })).toEqual([]);
  expect(boxOf([[Number.NaN, 1]])).toBeNull();
});

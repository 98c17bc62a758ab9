import {
  cornersOfText,
  EMPTY_SCOPE,
  readScope,
  type ScopeValues,
  textOfCorners,
  valuesOf,
} from "./scope-values";

const read = (changes: Partial<ScopeValues>) => readScope({ ...EMPTY_SCOPE, ...changes });
const CORNERS = "55.0 73.0\n55.0 73.1\n55.1 73.1";

test("what is not filled in yet is no fault and no scope", () => {
  for (const kind of ["buildings", "area", "radius", "substation"] as const) {
    expect(read({ kind })).toEqual({ wrong: "empty" });
  }
});

test("chosen houses are sent by their keys", () => {
  const buildings = [{ id: 7, address: "ул. Мира, 5", point: null }];
  expect(read({ buildings })).toEqual({ scope: { kind: "buildings", building_ids: [7] } });
});

test("typed corners become a closed polygon, longitude first", () => {
  expect(read({ kind: "area", corners: `${CORNERS}\n\n` })).toEqual({
    scope: {
      kind: "area",
      polygon: {
        type: "Polygon",
        coordinates: [
          [
            [73, 55],
            [73.1, 55],
            [73.1, 55.1],
            [73, 55],
          ],
        ],
      },
    },
  });
});

test("corners that cannot be an area say why", () => {
  expect(read({ kind: "area", corners: "55 73\nдом" })).toEqual({ wrong: "corner" });
  expect(read({ kind: "area", corners: "55.0 73.0\n55.0 73.1" })).toEqual({ wrong: "few" });
  const crossing = "55.0 73.0\n55.1 73.1\n55.0 73.1\n55.1 73.0";
  expect(read({ kind: "area", corners: crossing })).toEqual({ wrong: "crosses" });
});

test("a circle needs a place and a radius within bounds", () => {
  const circle = { kind: "radius" as const, center: "55,0302 73,2806" };
  expect(read({ ...circle, metres: "400" })).toEqual({
    scope: { kind: "radius", center: [73.2806, 55.0302], metres: 400 },
  });
  for (const metres of ["", "5", "50001", "1.5", "много"]) {
    expect(read({ ...circle, metres })).toEqual({ wrong: "metres" });
  }
  expect(read({ ...circle, center: "на углу" })).toEqual({ wrong: "center" });
});

test("corners that were moved on the map are written again as they are read", () => {
  expect(textOfCorners(cornersOfText(CORNERS))).toBe(
    "55.00000 73.00000\n55.00000 73.10000\n55.10000 73.10000",
  );
});

test("an outage that is changed begins with what it is about", () => {
  const card = {
    scope: { kind: "buildings", title: "ул. Мира", building_ids: [7, 8] },
    buildings_shown: [{ id: 7, address: "ул. Мира, 5", point: [73, 55] }],
  } as unknown as Parameters<typeof valuesOf>[0];
  const values = valuesOf(card);
  expect(values.buildings.map(({ address }) => address)).toEqual(["ул. Мира, 5", "№ 8"]);
  expect(readScope(values)).toEqual({ scope: { kind: "buildings", building_ids: [7, 8] } });
});

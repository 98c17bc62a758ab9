import { arrangementOf, moved, orderOf, type TileName } from "./arrangement";

const USUAL: TileName[] = ["collection", "outages", "appeals", "letters"];

test("what was chosen comes first, and what is new has its usual place", () => {
  expect(orderOf(USUAL, { order: [], hidden: [] })).toEqual(USUAL);
  expect(orderOf(USUAL, { order: ["letters", "collection"], hidden: [] })).toEqual([
    "letters",
    "collection",
    "outages",
    "appeals",
  ]);
  // A tile that is no more is forgotten.
  expect(orderOf(["outages"], { order: ["letters", "outages"], hidden: [] })).toEqual(["outages"]);
});

test("a tile goes to the place of another, forwards and back", () => {
  expect(moved(USUAL, "collection", "appeals")).toEqual([
    "outages",
    "appeals",
    "collection",
    "letters",
  ]);
  expect(moved(USUAL, "letters", "outages")).toEqual([
    "collection",
    "letters",
    "outages",
    "appeals",
  ]);
  expect(moved(USUAL, "letters", "letters")).toEqual(USUAL);
  expect(moved(USUAL, "letters", undefined)).toEqual(USUAL);
});

test("the usual order is no choice", () => {
  expect(arrangementOf(USUAL, USUAL, [])).toEqual({ order: [], hidden: [] });
  const order = moved(USUAL, "letters", "collection");
  expect(arrangementOf(USUAL, order, ["outages"])).toEqual({ order, hidden: ["outages"] });
});

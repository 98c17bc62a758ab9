import { flatAfter, narrow } from "./choice";

const NONE = { locality: null, street: null, house: null };
const at = (id: number, locality: string, street: string | null, house: string | null) => ({
  id,
  locality,
  street,
  house,
});
const MANY = [
  at(1, "Казань", "ул. Мира", "1"),
  at(2, "Казань", "ул. Мира", "2"),
  at(3, "Казань", "ул. Садовая", "7"),
  at(4, "пос. Сосны", null, "5"),
];

test("a choice of one is made", () => {
  expect(narrow([at(4, "пос. Сосны", null, "5")], NONE).parts).toEqual({
    locality: "пос. Сосны",
    street: "",
    house: 4,
  });
});

test("each part narrows what is chosen after it", () => {
  expect(narrow(MANY, NONE).parts).toEqual(NONE);
  const city = narrow(MANY, { ...NONE, locality: "Казань" });
  expect([city.streets, city.houses]).toEqual([["ул. Мира", "ул. Садовая"], []]);
  const street = narrow(MANY, { ...NONE, locality: "Казань", street: "ул. Мира" });
  expect(street.houses.map(({ label }) => label)).toEqual(["1", "2"]);
  expect(street.parts.house).toBeNull();
  expect(narrow(MANY, { ...NONE, locality: "Казань", street: "ул. Садовая" }).parts.house).toBe(3);
});

test("a house of the address says where it stands, and another's says nothing", () => {
  expect(narrow(MANY, { ...NONE, house: 3 }).parts).toEqual({
    locality: "Казань",
    street: "ул. Садовая",
    house: 3,
  });
  expect(narrow(MANY, { ...NONE, house: 99 }).parts.house).toBeNull();
});

test("after a flat comes the next of which readings are missing, and then those before it", () => {
  const flats = ["1", "2", "10"].map((flat) => ({ flat, by_hand: 1, handed_in: 0 }));
  const done = (...names: string[]) =>
    flats.map((one) => (names.includes(one.flat) ? { ...one, handed_in: 1 } : one));
  expect(flatAfter(flats, null)).toBe("1");
  expect(flatAfter(done("1"), "1")).toBe("2");
  expect(flatAfter(done("2"), "1")).toBe("10");
  expect(flatAfter(done("10"), "10")).toBe("1");
  expect(flatAfter(done("1", "2", "10"), "10")).toBeNull();
  const [first, second, last] = flats;
  // Its readings come by themselves.
  const mixed = [first, { ...second, by_hand: 0 }, last] as typeof flats;
  expect(flatAfter(mixed, "1")).toBe("10");
});

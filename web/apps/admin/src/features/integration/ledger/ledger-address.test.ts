import { readFilters, withFilter, withoutFilters } from "./ledger-address";

const params = (text: string) => new URLSearchParams(text);

test("filters are read from the address, an unknown state is none", () => {
  expect(readFilters(params("sender=head-end&kind=meters&state=odd"))).toEqual({
    sender: "head-end",
    kind: "meters",
    state: undefined,
  });
});

test("a filter starts at the first page and keeps the rest", () => {
  expect(withFilter(params("page=4&size=50"), "kind", "meters").toString()).toBe(
    "size=50&kind=meters",
  );
});

test("taking a filter away leaves nothing of it", () => {
  expect(withFilter(params("kind=meters"), "kind", undefined).toString()).toBe("");
});

test("all filters go at once, the size stays", () => {
  expect(withoutFilters(params("size=50&sender=a&kind=b&state=done&page=2")).toString()).toBe(
    "size=50",
  );
});

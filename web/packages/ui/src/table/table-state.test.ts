import { pageNumbers, readTableState, sortedBy, writeTableState } from "./table-state";

test("an address without anything gives the first page", () => {
  expect(readTableState(new URLSearchParams(), 20)).toEqual({
    limit: 20,
    offset: 0,
    sort: "",
    search: "",
  });
});

test("what an address says is read, and written back the same", () => {
  const params = new URLSearchParams("meter=1&size=50&page=3&sort=-number&search=Иванов");
  const state = readTableState(params, 20);
  expect(state).toEqual({ limit: 50, offset: 100, sort: "-number", search: "Иванов" });
  expect(writeTableState(params, state, 20).toString()).toBe(params.toString());
});

test.each(["page=0", "page=x", "size=100000", "page=-1&size=0"])("%s is taken as usual", (odd) => {
  expect(readTableState(new URLSearchParams(odd), 20)).toMatchObject({ limit: 20, offset: 0 });
});

test("a column's title orders up, then down, from the first page", () => {
  const state = { limit: 20, offset: 40, sort: "", search: "" };
  const up = sortedBy(state, "number");
  expect(up).toMatchObject({ sort: "number", offset: 0 });
  expect(sortedBy(up, "number").sort).toBe("-number");
});

test("a pager shows the ends and the neighbours", () => {
  expect(pageNumbers(1, 3)).toEqual([1, 2, 3]);
  expect(pageNumbers(5, 20)).toEqual([1, null, 4, 5, 6, null, 20]);
  expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5]);
});

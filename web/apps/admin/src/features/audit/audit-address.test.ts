import {
  auditAddress,
  filtersOn,
  readPlace,
  readView,
  withFilters,
  withPlace,
} from "./audit-address";

test("a view is read from the address, and what cannot be is no filter", () => {
  const view = readView(
    new URLSearchParams(
      "person=p-1&kind=account&id=17&id=6500017&act=block_user&only=looks&outcome=refused&role=viewer&from=2026-11-01&to=yesterday",
    ),
  );
  expect(view).toEqual({
    person: "p-1",
    object_kind: "account",
    object_id: ["17", "6500017"],
    action: ["block_user"],
    only: "looks",
    outcome: "refused",
    role: "viewer",
    from: "2026-11-01",
    to: undefined,
    search: "",
  });
  expect(readView(new URLSearchParams("act=DROP TABLE&only=all")).action).toEqual([]);
});

test("a new filter begins at the newest page and keeps the others", () => {
  const next = withFilters(new URLSearchParams("role=viewer&before=1.2&entry=3"), { act: "x" });
  expect(String(next)).toBe("role=viewer&entry=3&act=x");
  expect(filtersOn(next)).toBe(2);
});

test("pages go one way at a time", () => {
  const older = withPlace(new URLSearchParams("role=viewer&after=5.6"), { before: "1.2" });
  expect(String(older)).toBe("role=viewer&before=1.2");
  expect(readPlace(older)).toEqual({ before: "1.2", after: undefined });
  expect(readPlace(new URLSearchParams("before=x"))).toEqual({
    before: undefined,
    after: undefined,
  });
});

test("a link to the log holds its filters alone", () => {
  expect(auditAddress({ person: "p-1" })).toBe("/audit?person=p-1");
});

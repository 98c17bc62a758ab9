import { linkOf } from "./object-link";

const thing = { name: null, login: null, gone: false };

test("people and things are opened where the panel has them", () => {
  expect(linkOf({ ...thing, kind: "meter", id: "5", name: "A-5" })).toBe("/meters?meter=5");
  expect(linkOf({ ...thing, kind: "user", id: "u", name: "Ольга", login: "olga" })).toBe(
    "/staff?search=olga",
  );
  expect(linkOf({ ...thing, kind: "user", id: "u", name: "Иван" })).toMatch(/^\/users\?search=/);
  expect(linkOf({ ...thing, kind: "account_number", id: "650" })).toBe("/accounts?search=650");
});

test("what is gone, or has no page, is not opened", () => {
  expect(linkOf({ ...thing, kind: "meter", id: "5", gone: true })).toBeNull();
  expect(linkOf({ ...thing, kind: "export", id: "e" })).toBeNull();
});

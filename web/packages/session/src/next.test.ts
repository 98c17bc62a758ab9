import { nextIn, safeNext, withNext } from "./next";

test.each([
  ["/readings?date=2026-05-01", "/readings?date=2026-05-01"],
  [null, "/"],
  ["", "/"],
  ["readings", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
])("«%s» leads to %s", (next, page) => {
  expect(safeNext(next)).toBe(page);
});

test("the way goes through an address and back", () => {
  const address = withNext("/sign-in", "/readings?a=1&b=2");
  expect(nextIn(address.slice(address.indexOf("?")))).toBe("/readings?a=1&b=2");
  expect(withNext("/sign-in", "/")).toBe("/sign-in");
});

test.each(["/\t/evil.example", "/\n/evil.example", "/\r\\evil.example", "/a\\..\\\\evil.example"])(
  "what a browser reads as another place is no address: %j",
  (next) => {
    expect(safeNext(next)).toBe("/");
  },
);

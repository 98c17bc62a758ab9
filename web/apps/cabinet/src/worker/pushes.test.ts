import { pageOf } from "./pushes";

test.each([
  ["/readings?meter=1", "/readings?meter=1"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  [null, "/"],
])("a push that names %s opens a page of the cabinet", (path, expected) => {
  expect(pageOf({ path }).href).toBe(self.location.origin + expected);
});

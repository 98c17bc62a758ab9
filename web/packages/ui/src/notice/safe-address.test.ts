import { safeAddress } from "./safe-address";

test.each(["/readings", "https://example.org/a"])("%s is followed", (address) => {
  expect(safeAddress(address)).toBe(address);
});

test.each(["javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", ""])(
  "%s is not followed",
  (address) => {
    expect(safeAddress(address)).toBeNull();
  },
);

import { brandOf, contrastOnWhite, DEFAULT_COLOR } from "./brand";

test.each(["#ffee00", "#ff8800", "#00c2ff", "#0e6670", "#000000"])(
  "a brand made of %s is readable on white",
  (color) => {
    expect(contrastOnWhite(brandOf(color).main)).toBeGreaterThanOrEqual(4.5);
  },
);

test("a dark colour is kept as it is", () => {
  expect(brandOf("#123456").main).toBe("#123456");
});

test("a broken colour gives the default", () => {
  expect(brandOf("red;}").main).toBe(brandOf(DEFAULT_COLOR).main);
});

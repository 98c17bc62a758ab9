import { themeOf } from "./antd-look";
import { brandOf, contrastOf, DEFAULT_COLOR } from "./brand";
import { NIGHT } from "./tokens";

const COLORS = ["#ffee00", "#ff8800", "#00c2ff", "#0e6670", "#000000", "#ffffff", "#1668dc"];

test.each(COLORS)("a brand made of %s is readable by day and by night", (color) => {
  const brand = brandOf(color);
  for (const ground of ["#ffffff", brand.soft, brand.softer]) {
    expect(contrastOf(brand.strong, ground)).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrastOf(brand.main, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  for (const ground of [NIGHT.colorBgContainer, NIGHT.colorBgElevated]) {
    expect(contrastOf(brand.night, ground)).toBeGreaterThanOrEqual(4.5);
  }
  for (const ground of [
    NIGHT.colorBgContainer,
    NIGHT.colorBgElevated,
    brand["night-soft"],
    brand["night-softer"],
  ]) {
    expect(contrastOf(brand["night-strong"], ground)).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(COLORS)("words on a button under the pointer are readable by night: %s", (color) => {
  const { Button } = themeOf(brandOf(color), true).components;
  for (const ground of [NIGHT.colorBgContainer, NIGHT.colorBgElevated]) {
    expect(contrastOf(Button.defaultHoverColor, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(Button.defaultActiveColor, ground)).toBeGreaterThanOrEqual(4.5);
  }
});

test("a dark colour is kept as it is", () => {
  expect(brandOf("#123456").main).toBe("#123456");
});

test("a broken colour gives the default", () => {
  expect(brandOf("red;}").main).toBe(brandOf(DEFAULT_COLOR).main);
});

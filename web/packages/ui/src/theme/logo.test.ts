import { boxOf, showLogo } from "./logo";

const { classList, style } = document.documentElement;

test.each([
  [40, 40, 1],
  [80, 40, 2],
  [400, 40, 4],
  [40, 400, 1],
  [0, 0, 1],
])("a logo of %i x %i has a box of %f heights", (width, height, box) => {
  expect(boxOf({ address: "/x", width, height })).toBe(box);
});

test("a logo takes the sign's place, and gives it back", () => {
  showLogo({ address: "/api/cabinet/supplier/logo/a1", width: 80, height: 40 });
  expect(classList).toContain("has-logo");
  expect(style.getPropertyValue("--supplier-logo")).toBe('url("/api/cabinet/supplier/logo/a1")');
  showLogo(null);
  expect(classList).not.toContain("has-logo");
});

test("what is no address of a picture is not shown", () => {
  showLogo({ address: '/x") , url("https://elsewhere.example/', width: 1, height: 1 });
  expect(classList).not.toContain("has-logo");
});

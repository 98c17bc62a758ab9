import { moved, shadeOf } from "./week";

test("arrows walk over the map and stay on it", () => {
  expect(moved(null, "ArrowDown")).toEqual({ day: 0, hour: 0 });
  expect(moved({ day: 0, hour: 0 }, "ArrowUp")).toEqual({ day: 0, hour: 0 });
  expect(moved({ day: 6, hour: 23 }, "ArrowRight")).toEqual({ day: 6, hour: 23 });
  expect(moved({ day: 2, hour: 5 }, "ArrowDown")).toEqual({ day: 3, hour: 5 });
  expect(moved({ day: 2, hour: 5 }, "End")).toEqual({ day: 2, hour: 23 });
  expect(moved({ day: 2, hour: 5 }, "Tab")).toBeNull();
});

test("more is darker, and what is not known is lightest", () => {
  expect(shadeOf(null, 1, 5)).toBe("0%");
  expect(shadeOf(1, 1, 5)).toBe("8%");
  expect(shadeOf(5, 1, 5)).toBe("100%");
  expect(shadeOf(3, 3, 3)).toBe("50%");
});

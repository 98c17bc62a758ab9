import { monthOf } from "./meters-address";

test("a day that another page means opens its month, and what is no day opens none", () => {
  const of = (day: string) => monthOf(new URLSearchParams({ day }));
  expect(of("2026-10-05")).toBe("2026-10");
  expect(of("2026-13-05")).toBeUndefined();
  expect(of("soon")).toBeUndefined();
  expect(monthOf(new URLSearchParams())).toBeUndefined();
});

import { eventOf, monthOf } from "./meters-address";

test("a day that another page means opens its month, and what is no day opens none", () => {
  const of = (day: string) => monthOf(new URLSearchParams({ day }));
  expect(of("2026-10-05")).toBe("2026-10");
  expect(of("2026-13-05")).toBeUndefined();
  expect(of("soon")).toBeUndefined();
  expect(monthOf(new URLSearchParams())).toBeUndefined();
});

test("an event that another page means has a code and a moment", () => {
  const of = (event: string, at: string) => eventOf(new URLSearchParams({ event, at }));
  const at = "2026-11-21T10:00:00+06:00";
  expect(of("0.0.99.98.4.255/1", at)).toEqual({ code: "0.0.99.98.4.255/1", at });
  expect(of("44", "soon")).toBeUndefined();
  expect(of("", at)).toBeUndefined();
  expect(eventOf(new URLSearchParams({ event: "44" }))).toBeUndefined();
});

import { formatPhone } from "./phones";

test("a Russian phone is told in groups that stay on one line", () => {
  expect(formatPhone("+79131234567")).toBe("+7\u00a0913\u00a0123-45-67");
});

test.each(["+4915112345678", "123", ""])("%s of another form stays as it is", (phone) => {
  expect(formatPhone(phone)).toBe(phone);
});

import { looksLikeEmail, looksLikeName, looksLikePhone } from "./contacts";

test.each(["a@b.ru", "иван@почта.рф", " name+tag@mail.example.org "])("%s is an e-mail", (text) => {
  expect(looksLikeEmail(text)).toBe(true);
});

test.each(["", "a@b", "a b@c.ru", "@c.ru", "a@@c.ru", "a@c..ru"])("%s is no e-mail", (text) => {
  expect(looksLikeEmail(text)).toBe(false);
});

test.each(["8 (913) 123-45-67", "+79131234567", "9131234567", "+44 20 7946 0958"])(
  "%s is a phone",
  (text) => {
    expect(looksLikePhone(text)).toBe(true);
  },
);

test.each(["", "12345", "8913123456a", "7+9131234567", "1234567890123456"])(
  "%s is no phone",
  (text) => {
    expect(looksLikePhone(text)).toBe(false);
  },
);

test.each([
  ["Новосёлова Анна", true],
  ["Петров И.В.", true],
  ["О’Коннор-Ли Шон", true],
  ["Nguyễn Thị Hương", true],
  ["Анна 5", false],
  ["evil.example", false],
  ["Приз! https://evil.example", false],
  ["я".repeat(41), false],
])("«%s» as a name: %s", (text, good) => {
  expect(looksLikeName(text)).toBe(good);
});

import { announcementOf, EMPTY, LINK } from "./form-values";

test("only what belongs to the chosen audience and time is sent", () => {
  const left = { town: "Омск", numbers: "1", publishAt: "2027-01-01T10:00" };
  const given = announcementOf({ ...EMPTY, ...left, subject: " Тема ", body: "Текст" }, ["f"]);
  expect(given).toMatchObject({
    subject: "Тема",
    audience: { kind: "all" },
    publish_at: null,
    link: null,
    files: ["f"],
  });
  const later = announcementOf({ ...EMPTY, ...left, audience: "accounts", when: "later" }, []);
  expect(later.audience).toEqual({ kind: "accounts", numbers: ["1"] });
  expect(later.publish_at).toBe(new Date("2027-01-01T10:00").toISOString());
});

test.each([
  ["https://example.org/a", true],
  ["/readings", true],
  ["javascript:alert(1)", false],
  ["//evil.example", false],
  ["example.org", false],
])("%s as a link", (address, good) => {
  expect(LINK.test(address)).toBe(good);
});

import { announcementOf, EMPTY, LINK, momentOf } from "./form-values";

const OMSK = "Asia/Omsk";

test("only what belongs to the chosen audience and time is sent", () => {
  const left = { town: "Омск", numbers: "1", publishAt: "2027-01-01T10:00" };
  const given = announcementOf(
    { ...EMPTY, ...left, subject: " Тема ", body: "Текст" },
    ["f"],
    OMSK,
  );
  expect(given).toMatchObject({
    subject: "Тема",
    audience: { kind: "all" },
    publish_at: null,
    link: null,
    files: ["f"],
  });
  const later = announcementOf(
    { ...EMPTY, ...left, audience: "accounts", when: "later" },
    [],
    OMSK,
  );
  expect(later.audience).toEqual({ kind: "accounts", numbers: ["1"] });
  expect([later.publish_at, later.time_zone]).toEqual(["2027-01-01T10:00", OMSK]);
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

test("of a time that comes twice it is sent which one was meant", () => {
  const twice = { ...EMPTY, when: "later" as const, publishAt: "2027-10-31T02:30" };
  const sent = (turn?: "first" | "second") =>
    announcementOf({ ...twice, publishTurn: turn }, [], "Europe/Berlin").publish_at;
  expect(sent("first")).toBe("2027-10-31T02:30+02:00");
  expect(sent("second")).toBe("2027-10-31T02:30+01:00");
  // Undecided it is left to the service, which refuses it.
  expect(sent()).toBe("2027-10-31T02:30");
  expect(momentOf("2027-10-31T02:30", undefined, "Europe/Berlin")).toBeNull();
  expect(momentOf("2027-03-28T02:30", "first", "Europe/Berlin")).toBeNull();
  expect(momentOf("2027-01-10T10:00", undefined, OMSK)?.toISOString()).toBe(
    "2027-01-10T04:00:00.000Z",
  );
});

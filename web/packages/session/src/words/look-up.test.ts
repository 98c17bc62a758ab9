import { lookUp } from "./look-up";

const known = {
  cabinet: { title: "Кабинет", proof: { about_one: "одно", about_other: "много: {{count}}" } },
  common: { title: "Общее", wait: "Через {{time}}", "sign-in": { password: "Пароль" } },
  problems: { unknown: { title: "Что-то случилось" } },
};
const t = lookUp(known, ["cabinet", "common"], "ru");

test("the application's word comes before the shared one", () => {
  expect(t("title")).toBe("Кабинет");
  expect(t("common:title")).toBe("Общее");
  expect(t("sign-in.password")).toBe("Пароль");
});

test("values stand in their places", () => {
  expect(t("wait", { time: "0:45" })).toBe("Через 0:45");
  expect(t("wait")).toBe("Через {{time}}");
});

test.each([
  [1, "одно"],
  [5, "много: 5"],
])("%i chooses its form", (count, text) => {
  expect(t("proof.about", { count })).toBe(text);
});

test("an unknown word is its own key, or what was said in its place", () => {
  expect(t("problems:never.title")).toBe("problems:never.title");
  expect(t("problems:never.title", { defaultValue: "" })).toBe("");
});

test("a browser without plural rules says the common form", () => {
  vi.stubGlobal("Intl", { ...Intl, PluralRules: undefined });
  expect(lookUp(known, ["cabinet"], "ru")("proof.about", { count: 1 })).toBe("много: 1");
});

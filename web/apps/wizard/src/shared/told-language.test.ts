import { rememberedLanguage } from "@personal-cabinet/i18n/language";
import { takeToldLanguage } from "./told-language";

const opened = (address: string) => {
  window.history.replaceState(null, "", address);
  takeToldLanguage();
  const { pathname, search, hash } = window.location;
  return [rememberedLanguage(), pathname + search + hash];
};

beforeEach(() => localStorage.clear());

test("the panel's language is taken from the address, the pass is left there", () => {
  expect(opened("/wizard/sign-in?language=en#pass=t.o.k")).toEqual([
    "en",
    "/wizard/sign-in#pass=t.o.k",
  ]);
});

test("a Russian panel turns a wizard that was English", () => {
  localStorage.setItem("language", "en");
  expect(opened("/wizard/sign-in?language=ru")).toEqual(["ru", "/wizard/sign-in"]);
});

test.each(["", "de", "__proto__", "<script>", "EN"])("%j is no language", (word) => {
  const address = `/wizard/sign-in?language=${encodeURIComponent(word)}&next=%2Fwizard%2F`;
  expect(opened(address)).toEqual(["ru", "/wizard/sign-in?next=%2Fwizard%2F"]);
});

test("without a word the browser's own choice stays", () => {
  localStorage.setItem("language", "en");
  expect(opened("/wizard/sign-in")).toEqual(["en", "/wizard/sign-in"]);
});

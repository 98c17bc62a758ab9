/** Starts i18next: Russian comes with the application, English is loaded when it is asked for. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, rememberedLanguage, rememberLanguage } from "./language";
import common from "./ru/common";
import problems from "./ru/problems";

export type { Language } from "./language";
export type Words = { [key: string]: string | Words };

export type ApplicationWords = {
  /** Name of the application's namespace; it is also the default one. */
  name: "cabinet" | "admin" | "wizard";
  russian: Words;
  english: () => Promise<Words>;
};

/** Words that come with a page rather than with the application. */
export type SectionWords = { name: string; russian: Words; english: () => Promise<Words> };

/** The words that stand in a feature's folder, `words/{ru,en}.ts`, under the folder's own name. */
export function sectionWords(
  name: string,
  russian: Words,
  english: () => Promise<{ default: Words }>,
): SectionWords {
  return { name, russian, english: () => english().then((words) => words.default) };
}

let application: ApplicationWords | null = null;
const sections: SectionWords[] = [];

async function addEnglish({ name, english }: SectionWords): Promise<void> {
  if (!i18next.hasResourceBundle("en", name))
    i18next.addResourceBundle("en", name, await english());
}

/** Must be awaited before the section's page is shown. */
export async function addSection(section: SectionWords): Promise<void> {
  if (!i18next.hasResourceBundle("ru", section.name)) {
    i18next.addResourceBundle("ru", section.name, section.russian);
    sections.push(section);
  }
  if (i18next.language === "en") await addEnglish(section);
}

/** Must be awaited before the first rendering, so that no key is ever shown. */
export async function startWords(words: ApplicationWords): Promise<void> {
  application = words;
  await i18next.use(initReactI18next).init({
    lng: "ru",
    fallbackLng: "ru",
    defaultNS: words.name,
    fallbackNS: "common",
    resources: { ru: { common, problems, [words.name]: words.russian } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  await changeLanguage(rememberedLanguage());
}

/** Switches words and the page's `lang`; remembers the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === "en" && application && !i18next.hasResourceBundle("en", "common")) {
    const [shared, failures, own] = await Promise.all([
      import("./en/common"),
      import("./en/problems"),
      application.english(),
    ]);
    i18next.addResourceBundle("en", "common", shared.default);
    i18next.addResourceBundle("en", "problems", failures.default);
    i18next.addResourceBundle("en", application.name, own);
  }
  if (language === "en") await Promise.all(sections.map(addEnglish));
  // Before anything is drawn anew: dates are written in the page's language.
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

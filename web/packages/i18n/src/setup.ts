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
  problems?: OwnProblems;
};

/** Words of problems that nobody meets elsewhere; they are put beside those of `problems.ts`. */
export type OwnProblems = { russian: Words; english: () => Promise<{ default: Words }> };

/** Words that come with a page rather than with the application. */
export type SectionWords = {
  name: string;
  russian: Words;
  english: () => Promise<Words>;
  problems?: OwnProblems | undefined;
};

/** The words that stand in a feature's folder, `words/{ru,en}.ts`, under the folder's own name. */
export function sectionWords(
  name: string,
  russian: Words,
  english: () => Promise<{ default: Words }>,
  problems?: OwnProblems,
): SectionWords {
  return { name, russian, english: () => english().then((words) => words.default), problems };
}

let application: ApplicationWords | null = null;
const sections: SectionWords[] = [];

/** Beside those that are there; the words that came with the application are left as they are. */
function addProblems(language: Language, words: Words): void {
  const known = (i18next.getResourceBundle(language, "problems") ?? {}) as Words;
  const fields = { ...(known.fields as Words), ...(words.fields as Words) };
  i18next.addResourceBundle(language, "problems", { ...known, ...words, fields }, false, true);
}

async function addEnglish({ name, english, problems: own }: SectionWords): Promise<void> {
  if (i18next.hasResourceBundle("en", name)) return;
  const [words, failures] = await Promise.all([english(), own?.english()]);
  i18next.addResourceBundle("en", name, words);
  if (failures) addProblems("en", failures.default);
}

/** Must be awaited before the section's page is shown. */
export async function addSection(section: SectionWords): Promise<void> {
  if (!i18next.hasResourceBundle("ru", section.name)) {
    i18next.addResourceBundle("ru", section.name, section.russian);
    if (section.problems) addProblems("ru", section.problems.russian);
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
  if (words.problems) addProblems("ru", words.problems.russian);
  await changeLanguage(rememberedLanguage());
}

/** Switches words and the page's `lang`; remembers the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === "en" && application && !i18next.hasResourceBundle("en", "common")) {
    const [shared, failures, own, ownFailures] = await Promise.all([
      import("./en/common"),
      import("./en/problems"),
      application.english(),
      application.problems?.english(),
    ]);
    i18next.addResourceBundle("en", "common", shared.default);
    addProblems("en", failures.default);
    if (ownFailures) addProblems("en", ownFailures.default);
    i18next.addResourceBundle("en", application.name, own);
  }
  if (language === "en") await Promise.all(sections.map(addEnglish));
  // Before anything is drawn anew: dates are written in the page's language.
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

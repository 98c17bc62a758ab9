/** The reader's language, and the choice of it that a browser remembers. */
export type Language = "ru" | "en";

const REMEMBERED = "language";

/** The language chosen in this browser before, else Russian. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(REMEMBERED) === "en" ? "en" : "ru";
  } catch {
    return "ru"; // storage may be forbidden
  }
}

/** The language in which the page is written now; Russian where there is no page. */
export function pageLanguage(): Language {
  const written = typeof document === "undefined" ? "ru" : document.documentElement.lang;
  return written === "en" ? "en" : "ru";
}

/** Marks the page as written in a language, and remembers the choice. */
export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // The choice then lasts until the page is closed.
  }
}

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

/** Marks the page as written in a language, and remembers the choice. */
export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // The choice then lasts until the page is closed.
  }
}

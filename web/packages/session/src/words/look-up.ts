/** A look-up of words for pages that must not wait for i18next: the same names, places and plurals. */
import type { Language } from "@personal-cabinet/i18n/language";
import type { Words } from "@personal-cabinet/i18n/setup";
import type { Translate } from "@personal-cabinet/i18n/translate";

/** Words by the name of their section, e.g. `common`. */
export type Dictionaries = Record<string, Words>;

function find(words: Words | undefined, path: string): string | undefined {
  let found: string | Words | undefined = words;
  // A part of a path may itself hold a dash, never a dot.
  for (const part of path.split(".")) {
    if (typeof found !== "object") return undefined;
    found = found[part];
  }
  return typeof found === "string" ? found : undefined;
}

function pluralOf(count: number, language: Language): string {
  // The oldest browsers of the manual have no plural rules.
  return typeof Intl.PluralRules === "function"
    ? new Intl.PluralRules(language).select(count)
    : "other";
}

/** Makes a look-up; a name without a section is looked for in each of `order`, first one first. */
export function lookUp(known: Dictionaries, order: string[], language: Language): Translate {
  return (key: string, values: Record<string, unknown> = {}) => {
    const { count, defaultValue = key } = values;
    const [section, path] = key.includes(":") ? key.split(":") : [null, key];
    const endings =
      typeof count === "number" ? [`_${pluralOf(count, language)}`, "_other", ""] : [""];
    for (const name of section ? [section] : order) {
      for (const ending of endings) {
        const text = find(known[name], `${path}${ending}`);
        if (text === undefined) continue;
        return text.replace(/{{(\w+)}}/g, (place, value) => `${values[value] ?? place}`);
      }
    }
    return `${defaultValue}`;
  };
}

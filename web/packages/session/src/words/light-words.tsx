/** The words of the pages before signing in: Russian is at hand, English is loaded when asked for. */
import { type Language, rememberLanguage } from "@personal-cabinet/i18n/language";
import { type ReactNode, useMemo, useState } from "react";
import { type Dictionaries, lookUp } from "./look-up";
import { WordsContext } from "./use-words";

export type EntranceWords = {
  /** Sections that need not be named, first one first. */
  order: string[];
  russian: Dictionaries;
  english: () => Promise<Dictionaries>;
};

export type LightWordsProps = {
  words: EntranceWords;
  /** The English words, when the page begins in English. */
  english?: Dictionaries | undefined;
  children: ReactNode;
};

export function LightWords({ words, english, children }: LightWordsProps) {
  const [loaded, setLoaded] = useState(english);
  const [language, setLanguage] = useState<Language>(english ? "en" : "ru");
  const value = useMemo(() => {
    const known = language === "en" ? loaded : words.russian;
    return {
      t: lookUp(known ?? words.russian, words.order, language),
      language,
      choose: (next: Language) => {
        const change = (dictionaries?: Dictionaries) => {
          if (dictionaries) setLoaded(dictionaries);
          rememberLanguage(next);
          setLanguage(next);
        };
        if (next === "ru" || loaded) change();
        // Without the words the page stays as it is.
        else void words.english().then(change, () => undefined);
      },
    };
  }, [language, loaded, words]);
  return <WordsContext.Provider value={value}>{children}</WordsContext.Provider>;
}

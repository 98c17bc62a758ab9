/**
 * The words around the forms of this package. Before signing in they come from a small look-up of
 * our own; inside, i18next hands its own over (`inner/inner-words.tsx`).
 */
import type { Language } from "@personal-cabinet/i18n/language";
import type { Translate } from "@personal-cabinet/i18n/translate";
import { createContext, useContext } from "react";

export type WordsInUse = {
  t: Translate;
  language: Language;
  /** Switches the language and remembers it. */
  choose: (language: Language) => void;
};

export const WordsContext = createContext<WordsInUse | null>(null);

export function useWords(): WordsInUse {
  const words = useContext(WordsContext);
  if (!words) throw new Error("No words: <LightWords> or <InnerWords> must be around.");
  return words;
}

/** Hands i18next's words to what is shared with the pages before signing in. */
import { changeLanguage } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { WordsContext } from "../words/use-words";

export function InnerWords({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useMemo(
    () => ({ t, language, choose: (next: typeof language) => void changeLanguage(next) }),
    [t, language],
  );
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

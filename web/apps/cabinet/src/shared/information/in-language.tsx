/** What the supplier has written, in the reader's language; where it is not, in Russian, and said so. */
import type { Language } from "@personal-cabinet/i18n/language";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { TextBlocks } from "@personal-cabinet/ui/page/text-blocks";
import styles from "./information.module.css";

type Written<Name extends string> = Record<Name | `${Name}_en`, string>;

/** The words, and whether they are Russian for who reads English. */
export function inLanguage<Name extends string>(
  written: Written<Name>,
  name: Name,
  language: Language,
): { words: string; foreign: boolean } {
  const english = written[`${name}_en`];
  if (language === "en" && english) return { words: english, foreign: false };
  return { words: written[name], foreign: language === "en" && written[name] !== "" };
}

/** A title; the mark says that there is no English one. */
export function Title({ of }: { of: Written<"title"> }) {
  const { t, language } = useWords();
  const { words, foreign } = inLanguage(of, "title", language);
  if (!foreign) return <>{words}</>;
  return (
    <>
      <span lang="ru">{words}</span>{" "}
      <span className={styles.foreign}>({t("information:russianOnly")})</span>
    </>
  );
}

/** A text as it was written: nothing in it is markup of a page. */
export function PlainText({ of }: { of: Written<"text"> }) {
  const { language } = useWords();
  const { words, foreign } = inLanguage(of, "text", language);
  return (
    <div lang={foreign ? "ru" : undefined} className={styles.text}>
      <TextBlocks words={words} />
    </div>
  );
}

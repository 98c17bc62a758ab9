/** What the supplier has written, in the reader's language; where it is not, in Russian, and said so. */
import type { Language } from "@personal-cabinet/i18n/language";
import { useWords } from "@personal-cabinet/session/words/use-words";
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

type Block = { list: boolean; lines: string[] };

/** Blocks of a plain text: an empty line parts paragraphs, «- » begins an item of a list. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of text.split("\n")) {
    const item = line.startsWith("- ");
    if (line === "") open = null;
    else if (open !== null && open.list === item) open.lines.push(item ? line.slice(2) : line);
    else {
      open = { list: item, lines: [item ? line.slice(2) : line] };
      blocks.push(open);
    }
  }
  return blocks;
}

/** A text as it was written: nothing in it is markup of a page. */
export function PlainText({ of }: { of: Written<"text"> }) {
  const { language } = useWords();
  const { words, foreign } = inLanguage(of, "text", language);
  return (
    <div lang={foreign ? "ru" : undefined} className={styles.text}>
      {blocksOf(words).map(({ list, lines }, at) => {
        const key = `${at} ${lines[0]}`;
        if (!list) return <p key={key}>{lines.join("\n")}</p>;
        return (
          <ul key={key}>
            {lines.map((line, place) => (
              <li key={`${place} ${line}`}>{line}</li>
            ))}
          </ul>
        );
      })}
    </div>
  );
}

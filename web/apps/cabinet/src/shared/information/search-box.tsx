/** Looks for words in all that is published, and leads to what was found. */
import type { PublishedOut } from "@personal-cabinet/api/cabinet";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useState } from "react";
import type { Chapters } from "../help/chapters";
import { anchorOf } from "./anchors";
import { inLanguage, Title } from "./in-language";
import styles from "./information.module.css";
import { type Found, type Search, useSearch } from "./use-search";

function useTold({ found, busy, offline }: Search): string {
  const { t } = useWords();
  if (busy && found === null) return t("information:searching");
  if (found === null) return "";
  const how = found.length
    ? t("information:found", { count: found.length })
    : t("information:nothing");
  return offline ? `${t("information:offline")} ${how}` : how;
}

function FoundOne({ one, onOpen }: { one: Found; onOpen: () => void }) {
  const { t, language } = useWords();
  const text = { text: one.excerpt, text_en: one.excerpt_en };
  const { words, foreign } = inLanguage(text, "text", language);
  return (
    <li>
      <span className={styles.soft}>{t(`information:kind.${one.kind}`)}</span>
      <br />
      <a href={`#${anchorOf(one.kind, one.id)}`} onClick={onOpen}>
        <Title of={one} />
      </a>
      {words && <p lang={foreign ? "ru" : undefined}>{words}</p>}
    </li>
  );
}

type SearchBoxProps = {
  shown: PublishedOut;
  help: Chapters | null;
  /** Opens what is folded. */
  onOpen: (anchor: string) => void;
};

export function SearchBox({ shown, help, onOpen }: SearchBoxProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const search = useSearch(typed, shown, help);
  const told = useTold(search);
  return (
    <div className={styles.search}>
      <label htmlFor="information-search">{t("information:search")}</label>
      <input
        id="information-search"
        className={styles.input}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className={styles.told} role="status">
        {told}
      </p>
      {search.found !== null && search.found.length > 0 && (
        <ul className={styles.results} aria-busy={search.busy}>
          {search.found.map((one) => (
            <FoundOne
              key={`${one.kind} ${one.id}`}
              one={one}
              onOpen={() => onOpen(anchorOf(one.kind, one.id))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

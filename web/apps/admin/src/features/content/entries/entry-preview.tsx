/** A draft as consumers will read it, in either language; what is not written in English is Russian. */
import type { ContentEntryOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { TextBlocks } from "@personal-cabinet/ui/page/text-blocks";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./entries.module.css";

const LANGUAGES = ["ru", "en"] as const;
type Language = (typeof LANGUAGES)[number];
type Draft = ContentEntryOut["draft"];
const KOPECKS = 100;

/** The words in a language, and whether they are Russian in its stead. */
function wordsOf(draft: Draft, name: "title" | "text" | "hours", language: Language) {
  const english = draft[`${name}_en`];
  const words = draft[name] ?? "";
  return language === "en" && english
    ? { words: english, foreign: false }
    : { words, foreign: language === "en" && words !== "" };
}

function priceOf(price: number | null | undefined, language: Language): string {
  if (price === null || price === undefined) {
    return language === "en" ? "Price by agreement" : "Цена по договорённости";
  }
  const sum = (price / KOPECKS).toLocaleString(language === "en" ? "en-GB" : "ru-RU", {
    minimumFractionDigits: 2,
  });
  return language === "en" ? `from ${sum} ₽` : `от ${sum} ₽`;
}

export function EntryPreview({ entry }: { entry: ContentEntryOut }) {
  const { t } = useTranslation("entries");
  const [language, setLanguage] = useState<Language>("ru");
  const id = useId();
  const { draft, kind } = entry;
  const [title, text, hours] = (["title", "text", "hours"] as const).map((name) =>
    wordsOf(draft, name, language),
  ) as [ReturnType<typeof wordsOf>, ReturnType<typeof wordsOf>, ReturnType<typeof wordsOf>];
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <h2 id={id}>{t("preview.title")}</h2>
      <FilterChoice<Language>
        label={t("preview.language")}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: t(`common:language.${value}`) }))}
        onChange={setLanguage}
      />
      <article className={styles.shown} lang={language}>
        <h3>
          <span lang={title.foreign ? "ru" : undefined}>{title.words}</span>
          {title.foreign && <small> ({t("preview.russian")})</small>}
        </h3>
        {kind === "agreement" && draft.valid_from && (
          <p>{t("preview.from", { day: formatDate(draft.valid_from) })}</p>
        )}
        {kind === "service" && <p>{priceOf(draft.price_from, language)}</p>}
        {kind === "service" && draft.file && (
          <img
            className={styles.picture}
            src={`/api/cabinet/staff/content/files/${entry.id}/${draft.file}`}
            alt=""
            width={320}
            height={160}
          />
        )}
        <div lang={text.foreign ? "ru" : undefined}>
          <TextBlocks words={text.words} />
        </div>
        {hours.words && <p lang={hours.foreign ? "ru" : undefined}>{hours.words}</p>}
        {draft.phones?.map((phone) => (
          <p key={phone}>{phone}</p>
        ))}
        {draft.email && <p>{draft.email}</p>}
      </article>
    </section>
  );
}

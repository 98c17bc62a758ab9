/** A draft as consumers will read it, in either language; what is not written in English is Russian. */
import type { ContentEntryOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import english from "@personal-cabinet/i18n/en/information";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import russian from "@personal-cabinet/i18n/ru/information";
import { TextBlocks } from "@personal-cabinet/ui/page/text-blocks";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./entries.module.css";

const LANGUAGES = ["ru", "en"] as const;
type Language = (typeof LANGUAGES)[number];
type Draft = ContentEntryOut["draft"];
const WORDS = { ru: russian, en: english };

/** The words in a language, and whether they are Russian in its stead. */
function wordsOf(draft: Draft, name: "title" | "text" | "hours", language: Language) {
  const translated = draft[`${name}_en`];
  const words = draft[name] ?? "";
  return language === "en" && translated
    ? { words: translated, foreign: false }
    : { words, foreign: language === "en" && words !== "" };
}

/** As the cabinet says it, in the language that is looked at. */
function priceOf(price: number | null | undefined, language: Language): string {
  const { byAgreement, price: from } = WORDS[language];
  if (price === null || price === undefined) return byAgreement;
  return from.replace("{{price}}", formatRoubles(price, language));
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

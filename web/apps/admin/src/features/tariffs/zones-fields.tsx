/** How many zones a version has, and what each is called in both languages. */
import { Segments } from "@personal-cabinet/ui/form/segments";
import { useTranslation } from "react-i18next";
import { type Draft, withZones } from "./draft";
import styles from "./tariffs.module.css";
import { TextField } from "./text-field";

export type DraftProps = { draft: Draft; onChange: (draft: Draft) => void };

const COUNTS = ["1", "2", "3"] as const;

export function ZonesFields({ draft, onChange }: DraftProps) {
  const { t } = useTranslation("tariffs");
  const { zones } = draft;
  const count = (next: number) =>
    onChange(
      withZones(
        draft,
        COUNTS.slice(0, next).map(
          (_, at) => zones[at] ?? { number: at + 1, title: { ru: "", en: "" } },
        ),
      ),
    );
  const rename = (at: number, language: "ru" | "en", text: string) =>
    onChange({
      ...draft,
      zones: zones.map((zone, number) =>
        number === at ? { ...zone, title: { ...zone.title, [language]: text } } : zone,
      ),
    });
  return (
    <>
      <div className={styles.row}>
        <Segments
          label={t("zone.count")}
          value={String(zones.length) as (typeof COUNTS)[number]}
          options={COUNTS.map((value) => ({ value, label: t(`zone.counts.${value}`) }))}
          onChange={(value) => count(Number(value))}
        />
      </div>
      {zones.map(({ number, title }, at) => (
        <div key={number} className={styles.row}>
          <span className={styles.swatch} data-zone={number} aria-hidden="true">
            {number}
          </span>
          {(["ru", "en"] as const).map((language) => (
            <TextField
              key={language}
              label={t(`zone.${language}`, { number })}
              className={styles.title}
              maxLength={60}
              value={title[language]}
              onType={(text) => rename(at, language, text)}
            />
          ))}
        </div>
      ))}
    </>
  );
}

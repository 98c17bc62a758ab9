/** The seasons of a year, each with a week that is painted. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeasonDraft } from "./draft";
import { seasonName } from "./season-name";
import styles from "./tariffs.module.css";
import { TextField } from "./text-field";
import { hasHalves, painted } from "./week";
import { WeekGrid } from "./week-grid";
import type { DraftProps } from "./zones-fields";

const MOST_SEASONS = 8;
const border = (text: string) => text.split(".").reverse().join("-");

function SeasonDays(props: {
  season: SeasonDraft;
  onChange: (fields: Partial<SeasonDraft>) => void;
}) {
  const { season, onChange } = props;
  const { t } = useTranslation("tariffs");
  const rename = (language: "ru" | "en", text: string) => {
    const title = { ru: "", en: "", ...season.title, [language]: text };
    onChange({ title: title.ru || title.en ? title : null });
  };
  return (
    <div className={styles.row}>
      {(["begins", "ends"] as const).map((name) => (
        <TextField
          key={name}
          label={t(`season.${name}`)}
          className={styles.short}
          inputMode="decimal"
          maxLength={5}
          value={season[name]}
          onType={(text) => onChange({ [name]: text })}
        />
      ))}
      {(["ru", "en"] as const).map((language) => (
        <TextField
          key={language}
          label={t(`season.${language}`)}
          className={styles.title}
          maxLength={60}
          value={season.title?.[language] ?? ""}
          onType={(text) => rename(language, text)}
        />
      ))}
    </div>
  );
}

export function SeasonsFields({ draft, onChange }: DraftProps) {
  const { t } = useTranslation("tariffs");
  const language = useLanguage();
  const { seasons, zones } = draft;
  const [chosen, setChosen] = useState(seasons[0]?.key ?? 0);
  const [brush, setBrush] = useState("1");
  const [halves, setHalves] = useState(() => seasons.some(({ week }) => hasHalves(week)));
  const season = seasons.find(({ key }) => key === chosen) ?? seasons[0];
  const names = seasons.map(({ title, begins, ends }) => {
    const known = title?.ru && title.en ? title : null;
    const named = { title: known, begins: border(begins), ends: border(ends) };
    return known || /^\d\d\.\d\d/.test(begins + ends)
      ? seasonName(named, language, t)
      : `${begins} – ${ends}`;
  });
  if (!season) return null;
  const change = (fields: Partial<SeasonDraft>) =>
    onChange({
      ...draft,
      seasons: seasons.map((one) => (one.key === season.key ? { ...one, ...fields } : one)),
    });
  const add = () => {
    const key = Math.max(...seasons.map((one) => one.key)) + 1;
    onChange({
      ...draft,
      seasons: [...seasons, { ...season, key, title: null, begins: "", ends: "" }],
    });
    setChosen(key);
  };
  const zone = Number(brush) > zones.length ? 1 : Number(brush);
  return (
    <>
      <div className={styles.row}>
        {seasons.length > 1 && (
          <Segments
            label={t("season.choose")}
            value={String(season.key)}
            options={seasons.map(({ key }, at) => ({
              value: String(key),
              label: names[at]?.replace(/^ – $/, t("season.unnamed")),
            }))}
            onChange={(key) => setChosen(Number(key))}
          />
        )}
        {seasons.length < MOST_SEASONS && <Button onClick={add}>{t("season.add")}</Button>}
        {seasons.length > 1 && (
          <Button
            danger
            onClick={() =>
              onChange({ ...draft, seasons: seasons.filter(({ key }) => key !== season.key) })
            }
          >
            {t("season.drop")}
          </Button>
        )}
      </div>
      <SeasonDays season={season} onChange={change} />
      <div className={styles.row}>
        <Segments
          label={t("week.brush")}
          value={String(zone)}
          options={zones.map(({ number, title }) => ({
            value: String(number),
            label: `${number}. ${title[language] || t("zone.unnamed")}`,
          }))}
          onChange={setBrush}
        />
        <Checkbox
          checked={halves}
          disabled={seasons.some(({ week }) => hasHalves(week))}
          onChange={(event) => setHalves(event.target.checked)}
        >
          {t("week.halves")}
        </Checkbox>
      </div>
      <WeekGrid
        key={season.key}
        label={`${t("week.title")}: ${names[seasons.indexOf(season)] ?? ""}`}
        week={season.week}
        zones={zones}
        step={halves ? 1 : 2}
        brush={zone}
        onPaint={(from, to, painting) =>
          change({ week: painted(season.week, from, to, painting, halves ? 1 : 2) })
        }
      />
    </>
  );
}

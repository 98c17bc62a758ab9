/** A version as it is: its hours by season, and what a kWh costs. */
import type { VersionTerms } from "@personal-cabinet/api/cabinet";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { seasonName } from "./season-name";
import styles from "./tariffs.module.css";
import { hasHalves, weekOf } from "./week";
import { WeekGrid, ZoneLegend } from "./week-grid";

function Prices({ terms }: { terms: VersionTerms }) {
  const { t } = useTranslation("tariffs");
  const language = useLanguage();
  const limits = terms.bands.map(({ up_to_kwh: limit }) => limit);
  const number = (value: number) => formatNumber(value, language);
  const heading = (band: number) => {
    const [limit, before] = [limits[band] ?? null, limits[band - 1] ?? null];
    if (limit !== null) return t("band.upTo", { limit: number(limit) });
    return before === null ? t("band.any") : t("band.above", { limit: number(before) });
  };
  const priceOf = (zone: number, band: number) => {
    const known = terms.prices.find((one) => one.zone === zone && one.band === band + 1);
    return known?.price.replace(".", language === "ru" ? "," : ".") ?? "—";
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many bands are scrolled by keyboard, too */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.prices}>
          <caption className="visually-hidden">{t("prices.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("prices.zone")}</th>
              {limits.map((limit, band) => (
                <th key={limit ?? "last"} scope="col">
                  {heading(band)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {terms.zones.map(({ number: zone, title }) => (
              <tr key={zone}>
                <th scope="row">
                  {zone}. {title[language]}
                </th>
                {limits.map((limit, band) => (
                  <td key={limit ?? "last"}>{priceOf(zone, band)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.soft}>
        {t(terms.vat_included ? "prices.vatIncluded" : "prices.vatAdded", {
          percent: terms.vat_percent.replace(".", language === "ru" ? "," : "."),
        })}
        {terms.source && ` ${terms.source}`}
      </p>
    </>
  );
}

export function VersionView({ terms }: { terms: VersionTerms }) {
  const { t } = useTranslation("tariffs");
  const language = useLanguage();
  const [chosen, setChosen] = useState("0");
  const season = terms.seasons[Number(chosen)] ?? terms.seasons[0];
  const week = weekOf(season?.days ?? []);
  const names = terms.seasons.map((one) =>
    seasonName({ title: one.title, begins: one.begins, ends: one.ends }, language, t),
  );
  return (
    <>
      <Panel title={t("week.title")}>
        {names.length > 1 ? (
          <Segments
            label={t("season.choose")}
            value={chosen}
            options={names.map((label, at) => ({ value: String(at), label }))}
            onChange={setChosen}
          />
        ) : (
          <p className={styles.hint}>{names[0]}</p>
        )}
        <WeekGrid
          label={`${t("week.title")}: ${names[Number(chosen)] ?? names[0] ?? ""}`}
          week={week}
          zones={terms.zones}
          step={hasHalves(week) ? 1 : 2}
        />
        <ZoneLegend zones={terms.zones} />
      </Panel>
      <Panel title={t("prices.title")}>
        <Prices terms={terms} />
      </Panel>
    </>
  );
}

/** What a kWh costs by zone and band, the bands' limits, VAT, and the act that sets it. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button, Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { withLimits } from "./draft";
import styles from "./tariffs.module.css";
import { TextField } from "./text-field";
import type { DraftProps } from "./zones-fields";

const MOST_BANDS = 5;

export function PricesFields({ draft, onChange }: DraftProps) {
  const { t } = useTranslation("tariffs");
  const language = useLanguage();
  const { limits, prices, zones } = draft;
  const bands = [...limits, null];
  const setPrice = (zone: number, band: number, text: string) =>
    onChange({
      ...draft,
      prices: prices.map((row, at) =>
        at === zone ? row.map((price, number) => (number === band ? text : price)) : row,
      ),
    });
  const setLimit = (band: number, text: string) =>
    onChange(
      withLimits(
        draft,
        limits.map((limit, at) => (at === band ? text : limit)),
      ),
    );
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.prices}>
          <caption className="visually-hidden">{t("prices.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("prices.zone")}</th>
              {bands.map((limit, band) => (
                <th key={band} scope="col">
                  {limit === null ? (
                    t(limits.length === 0 ? "band.any" : "band.more")
                  ) : (
                    <TextField
                      label={t("band.limit", { number: band + 1 })}
                      className={styles.short}
                      inputMode="numeric"
                      maxLength={11}
                      value={limit}
                      onType={(text) => setLimit(band, text)}
                    />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zones.map(({ number, title }, zone) => (
              <tr key={number}>
                <th scope="row">
                  {number}. {title[language]}
                </th>
                {bands.map((_, band) => (
                  <td key={band}>
                    <Input
                      className={styles.short}
                      inputMode="decimal"
                      maxLength={24}
                      aria-label={t("prices.of", { zone: number, band: band + 1 })}
                      value={prices[zone]?.[band] ?? ""}
                      onChange={(event) => setPrice(zone, band, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.row}>
        {bands.length < MOST_BANDS && (
          <Button onClick={() => onChange(withLimits(draft, [...limits, ""]))}>
            {t("band.add")}
          </Button>
        )}
        {limits.length > 0 && (
          <Button onClick={() => onChange(withLimits(draft, limits.slice(0, -1)))}>
            {t("band.drop")}
          </Button>
        )}
      </div>
      <div className={styles.row}>
        <TextField
          label={t("prices.vat")}
          className={styles.short}
          inputMode="decimal"
          maxLength={6}
          value={draft.vatPercent}
          onType={(text) => onChange({ ...draft, vatPercent: text })}
        />
        <Checkbox
          checked={draft.vatIncluded}
          onChange={(event) => onChange({ ...draft, vatIncluded: event.target.checked })}
        >
          {t("prices.included")}
        </Checkbox>
      </div>
      <TextField
        label={t("prices.source")}
        maxLength={300}
        value={draft.source}
        onType={(text) => onChange({ ...draft, source: text })}
      />
    </>
  );
}

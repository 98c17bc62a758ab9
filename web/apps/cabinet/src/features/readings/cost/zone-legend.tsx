/** What the parts of the bars are; a press hides one or shows it again. */
import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./cost.module.css";
import { fillOf, ZonePatterns } from "./zone-shapes";
import type { Zone } from "./zones";

export type ZoneLegendProps = {
  zones: Zone[];
  seen: Set<string>;
  onSeen: (seen: Set<string>) => void;
  /** A value with its unit. */
  formatValue: (value: number) => string;
};

export function ZoneLegend({ zones, seen, onSeen, formatValue }: ZoneLegendProps) {
  const { t } = useTranslation("cost");
  const id = useId();
  const turn = (key: string) => {
    const next = new Set(seen);
    if (!next.delete(key)) next.add(key);
    onSeen(next);
  };
  return (
    <fieldset className={styles.legend}>
      <legend className="visually-hidden">{t("filter")}</legend>
      {zones.map(({ key, name, code, total }, number) => (
        <button
          key={key}
          type="button"
          className={styles.entry}
          aria-pressed={seen.has(key)}
          onClick={() => turn(key)}
        >
          <svg width="18" height="14" aria-hidden="true">
            <ZonePatterns count={zones.length} id={`${id}-${number}`} />
            <rect
              className={styles.part}
              x="1"
              y="1"
              width="16"
              height="12"
              rx="2"
              fill={seen.has(key) ? fillOf(number, `${id}-${number}`) : "none"}
            />
          </svg>
          {t("zone", {
            name: code ? t("code", { name, code }) : name,
            value: total === null ? "—" : formatValue(total),
          })}
        </button>
      ))}
      {seen.size === 0 && <span className={styles.hint}>{t("noneShown")}</span>}
    </fieldset>
  );
}

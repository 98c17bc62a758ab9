/** Choices that take at once: which meter, which severities, only what is new, every month or not. */
import type { EventPageOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { Severity } from "@personal-cabinet/ui/state/severity";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { MeterSelect } from "../../shared/meter-select";
import styles from "./diagnostics.module.css";
import { SEVERITIES, type Shown, toggled } from "./shown";

export type ChoicesProps = {
  meters: MeterOut[];
  shown: Shown;
  page: EventPageOut;
  onChange: (change: Partial<Shown>) => void;
};

export function MeterChoice({ meters, shown, onChange }: Omit<ChoicesProps, "page">) {
  const { t } = useTranslation("diagnostics");
  if (meters.length < 2) return null;
  return (
    <div className={styles.meter}>
      <MeterSelect
        meters={meters}
        all={t("allMeters")}
        value={Number(shown.meter)}
        onChange={(meter) => onChange({ meter: meter ? String(meter) : "", month: "" })}
      />
    </div>
  );
}

export function MonthChoice({ shown, page, onChange }: Omit<ChoicesProps, "meters">) {
  const { t } = useTranslation("diagnostics");
  return (
    <Checkbox
      className={styles.tick ?? ""}
      checked={!shown.everyMonth}
      onChange={({ target }) => onChange({ everyMonth: !target.checked, month: page.month })}
    >
      {t("skipMonths")}
    </Checkbox>
  );
}

export function SeverityChoice({ shown, page, onChange }: Omit<ChoicesProps, "meters">) {
  const { t } = useTranslation("diagnostics");
  return (
    // biome-ignore lint/a11y/useSemanticElements: old browsers cannot lay a fieldset out
    <div className={styles.chips} role="group" aria-label={t("severities")}>
      {SEVERITIES.map((level) => (
        <button
          key={level}
          type="button"
          className={styles.chip}
          aria-pressed={shown.severities.includes(level)}
          onClick={() => onChange({ severities: toggled(SEVERITIES, shown.severities, level) })}
        >
          <Severity level={level} count={page.severities[level]} />
        </button>
      ))}
      {(page.new > 0 || shown.onlyNew) && (
        <button
          type="button"
          className={`${styles.chip} ${styles.plain}`}
          aria-pressed={shown.onlyNew}
          onClick={() => onChange({ onlyNew: !shown.onlyNew })}
        >
          {t("onlyNew")}
        </button>
      )}
    </div>
  );
}

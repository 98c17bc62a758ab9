/** What is shown: which meter, month, severities and kinds, and whether only what is new. */
import type { EventPageOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { Severity } from "@personal-cabinet/ui/state/severity";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { meterLabels } from "../../shared/meter-labels";
import styles from "./diagnostics.module.css";
import { KindFilter } from "./kind-filter";
import { SEVERITIES, type Shown, toggled } from "./shown";

export type ToolsProps = {
  meters: MeterOut[];
  shown: Shown;
  page: EventPageOut;
  onChange: (change: Partial<Shown>) => void;
};

function MeterChoice({ meters, shown, onChange }: Omit<ToolsProps, "page">) {
  const { t } = useTranslation("diagnostics");
  const { t: common } = useTranslation();
  const labels = meterLabels(meters, common);
  if (meters.length < 2) return null;
  return (
    <div className={styles.meter}>
      <NativeSelect
        label={t("meter")}
        value={shown.meter}
        onChange={(meter) => onChange({ meter, month: "" })}
        options={[
          { value: "", label: t("allMeters") },
          ...meters.map(({ id }, n) => ({
            value: String(id),
            label: [labels[n]?.short, labels[n]?.more].filter(Boolean).join(" · "),
          })),
        ]}
      />
    </div>
  );
}

export function Tools({ meters, shown, page, onChange }: ToolsProps) {
  const { t } = useTranslation("diagnostics");
  const steps = { before: page.previous_month, after: page.next_month };
  return (
    <div className={styles.tools}>
      <MeterChoice meters={meters} shown={shown} onChange={onChange} />
      <div className={styles.months}>
        <PeriodPicker
          interval="month"
          day={page.month}
          last={todayAt(undefined)}
          onChange={(month) => onChange({ month })}
          {...(!shown.everyMonth && { steps })}
        />
        <Checkbox
          className={styles.tick ?? ""}
          checked={!shown.everyMonth}
          onChange={({ target }) => onChange({ everyMonth: !target.checked, month: page.month })}
        >
          {t("month.withEvents")}
        </Checkbox>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in old browsers */}
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
      <KindFilter
        chosen={shown.kinds}
        counts={page.kinds}
        onChange={(kinds) => onChange({ kinds })}
      />
    </div>
  );
}

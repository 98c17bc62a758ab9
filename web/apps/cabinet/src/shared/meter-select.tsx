import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { meterLabels } from "./meter-labels";
import styles from "./meter-select.module.css";

// Most people have one meter, and no use of a list.
const Several = lazyPage(() => import("./several-meters"));

export type MeterOption = {
  value: string;
  /** What tells it apart, and more of it where that is needed. */
  short: string;
  more: string | null;
};

/** One of several meters or places; the only one is plain text. */
export function PlaceSelect(props: {
  options: MeterOption[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { options, value, onChange } = props;
  const labelled = options.map(({ short, more, ...option }) => ({
    ...option,
    label: (
      <span key={option.value} className={styles.label}>
        {short}
        {more && <small>{more}</small>}
      </span>
    ),
  }));
  const chosen = labelled.find((option) => option.value === value) ?? labelled[0];
  const alone = <div className={styles.only}>{chosen?.label}</div>;
  if (options.length < 2) return alone;
  return (
    <Suspense fallback={alone}>
      <Several value={value} onChange={onChange} options={labelled} />
    </Suspense>
  );
}

export type MeterSelectProps = {
  meters: MeterOut[];
  value: MeterOut["id"];
  onChange: (meterId: MeterOut["id"]) => void;
  /** What stands above the meters and means all of them: the id 0. */
  all?: string;
};

/** Which meter is meant: a choice when there are several, else its name as plain text. */
export function MeterSelect({ meters, value, onChange, all }: MeterSelectProps) {
  const { t } = useTranslation();
  const labels = meterLabels(meters, t);
  const options = meters.map(({ id }, n) => ({
    value: String(id),
    short: labels[n]?.short ?? "",
    more: labels[n]?.more ?? null,
  }));
  return (
    <PlaceSelect
      options={[...(all ? [{ value: "0", short: all, more: null }] : []), ...options]}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}

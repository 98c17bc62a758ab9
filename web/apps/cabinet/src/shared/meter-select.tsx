import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { meterLabels } from "./meter-labels";
import styles from "./meter-select.module.css";

// Most people have one meter, and no use of a list.
const Several = lazyPage(() => import("./several-meters"));

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
  const labels = meterLabels(meters, t).map(({ short, more }) => (
    <span key={short} className={styles.label}>
      {short}
      {more && <small>{more}</small>}
    </span>
  ));
  if (meters.length < 2) return <div className={styles.only}>{labels}</div>;
  return (
    <Suspense fallback={<div className={styles.only}>{labels[0]}</div>}>
      <Several
        value={value}
        onChange={onChange}
        options={[
          ...(all ? [{ value: 0, label: all }] : []),
          ...meters.map((meter, n) => ({ value: meter.id, label: labels[n] })),
        ]}
      />
    </Suspense>
  );
}

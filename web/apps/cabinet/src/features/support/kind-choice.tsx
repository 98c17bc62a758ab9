/** What the writer wants, in four choices as large as a finger. */
import type { AppealFormOut, AppealKind } from "@personal-cabinet/api/cabinet";
import { useTranslation } from "react-i18next";
import styles from "./form.module.css";

export type KindChoiceProps = {
  kinds: AppealFormOut["kinds"];
  value: AppealKind | null;
  wrong: string | undefined;
  onChange: (kind: AppealKind) => void;
};

export function KindChoice({ kinds, value, wrong, onChange }: KindChoiceProps) {
  const { t } = useTranslation("support");
  return (
    <fieldset className={styles.set} aria-describedby={wrong ? "appeal-kind-wrong" : undefined}>
      <legend>{t("form.kind")}</legend>
      <div className={styles.kinds}>
        {kinds.map(({ kind }) => (
          <label key={kind} className={styles.kind}>
            <input
              type="radio"
              name="kind"
              id={`appeal-kind-${kind}`}
              checked={value === kind}
              onChange={() => onChange(kind)}
            />
            <span className={styles.kindBody}>
              <strong>{t(`kind.${kind}`)}</strong>
              <span className={styles.soft}>{t(`kindAbout.${kind}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <div id="appeal-kind-wrong" className={styles.wrong} aria-live="polite">
        {wrong}
      </div>
    </fieldset>
  );
}

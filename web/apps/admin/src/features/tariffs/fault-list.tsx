/** Why something was refused: the problem, and below it each mistake with its place. */
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useTranslation } from "react-i18next";
import { faultsOf } from "./faults";
import styles from "./tariffs.module.css";

export function FaultList({ error }: { error: unknown }) {
  const { t } = useTranslation("tariffs");
  const faults = faultsOf(error, t);
  return (
    <>
      <FormAlert error={error} />
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </>
  );
}

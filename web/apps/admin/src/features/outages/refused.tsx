/** Why an outage was refused; what is wrong with it stands below, field by field. */
import { fieldWords } from "@personal-cabinet/i18n/problem-words";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../shared/stale-alert";
import styles from "./outages.module.css";

export function Refused({ error, onReload }: { error: unknown; onReload: () => void }) {
  const { t } = useTranslation("outages");
  if (!error) return null;
  const codes = (problemLike(error).errors ?? []).map(({ code }) => code);
  const words = [...new Set(codes.map((code) => fieldWords(t, code)))];
  // The fault of a field says more than that there is one.
  if (words.length === 0) return <StaleAlert error={error} onReload={onReload} />;
  return (
    <ul role="alert" className={styles.wrong}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

/** The signed receipt of a reading: its number, and where it is had. */
import { useTranslation } from "react-i18next";
import { receiptAddress } from "./api/receipt-address";
import styles from "./submissions.module.css";

/** As much of a receipt's name as tells it from others. */
const SHORT = 8;

export function Receipt({ id }: { id: string }) {
  const { t } = useTranslation("submissions");
  return (
    <p className={styles.receipt}>
      <span title={id}>{t("receipt.number", { number: id.slice(0, SHORT).toUpperCase() })}</span>
      <a href={receiptAddress(id, "pdf")} download>
        {t("receipt.pdf")}
      </a>
      <a href={receiptAddress(id, "text")} target="_blank" rel="noreferrer">
        {t("receipt.text")}
      </a>
    </p>
  );
}

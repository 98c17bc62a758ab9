/** The signed receipt of a reading: its number, and where it is had. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { receiptAddress, receiptQuery } from "./api/get-receipt";
import styles from "./submissions.module.css";

export function Receipt({ id }: { id: string }) {
  const { t } = useTranslation("submissions");
  const language = useLanguage();
  // Without its number the receipt is there all the same.
  const { data } = useQuery(receiptQuery(id));
  const number = data?.document.number ?? "…";
  return (
    <p className={styles.receipt}>
      <span>{t("receipt.number", { number })}</span>
      <a href={receiptAddress(id, "pdf", language)} download>
        {t("receipt.pdf")}
      </a>
      <a href={receiptAddress(id, "text", language)} target="_blank" rel="noreferrer">
        {t("receipt.text")}
      </a>
      {/* What follows # is sent nowhere: the page checks it in the browser. */}
      <a href={data ? `/verify#${data.compact}` : "/verify"} target="_blank" rel="noreferrer">
        {t("receipt.verify")}
      </a>
    </p>
  );
}

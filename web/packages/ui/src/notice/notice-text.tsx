/** The text of a notice, folded when long: «ещё» at its end, «скрыть» after the whole of it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { foldedText } from "./fold";
import styles from "./notice.module.css";

export function NoticeText({ subject, body }: { subject: string; body: string }) {
  const { t } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const folded = foldedText(body);
  return (
    <p className={styles.text}>
      {folded === null || open ? body : `${folded}…`}
      {folded !== null && (
        <>
          {" "}
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "notice.fold" : "notice.unfold")}
            <span className="visually-hidden">: {subject}</span>
          </button>
        </>
      )}
    </p>
  );
}

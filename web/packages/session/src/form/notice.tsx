/** A notice above a form: why it was refused, that something was done, what is demanded. */
import { useRefusal } from "@personal-cabinet/ui/form/use-refusal";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words";
import styles from "./form.module.css";
import { Icon } from "./icon";

export type NoticeProps = {
  kind: "error" | "warning" | "info" | "success";
  title: ReactNode;
  children?: ReactNode;
};

/** Errors and warnings are said to a screen reader at once, the rest when it has time. */
export function Notice({ kind, title, children }: NoticeProps) {
  const urgent = kind === "error" || kind === "warning";
  return (
    <div className={`${styles.notice} ${styles[kind]}`} role={urgent ? "alert" : "status"}>
      <span className={styles.noticeSign}>
        <Icon name={kind === "success" ? "done" : "wrong"} />
      </span>
      <div className={styles.noticeText}>
        <p className={styles.noticeTitle}>{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Why a form was refused, in words; counts down when the service asked to wait. */
export function Refusal({ error }: { error: unknown }) {
  const { t, language } = useWords();
  const refused = useRefusal(error, t, language);
  if (!refused) return null;
  return (
    <Notice kind="error" title={refused.title}>
      {refused.text && <p>{refused.text}</p>}
    </Notice>
  );
}

/** A notice above a form: why it was refused, that something was done, what is demanded. */
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { formatWait } from "@personal-cabinet/i18n/wait";
import { useSecondsLeft } from "@personal-cabinet/ui/form/use-seconds-left";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
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
  const left = useSecondsLeft(error);
  if (!error) return null;
  const problem = problemLike(error);
  const words = problemWords(t, problem);
  const lines = [
    left > 0 ? t("state.waitFor", { time: formatWait(left, language) }) : words.advice,
    problem.status >= 500 && problem.requestId
      ? t("state.requestId", { id: problem.requestId })
      : "",
  ].filter(Boolean);
  return (
    <Notice kind="error" title={words.title}>
      {lines.length > 0 && <p>{lines.join(" ")}</p>}
    </Notice>
  );
}

/** One line on whether letters can be answered, and what is wrong when they cannot. */
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mailboxQuery } from "./api/get-mailbox";
import styles from "./letters.module.css";

/** Of letters of the last day: those that somebody has to look at in the mailbox itself. */
const LEFT = ["stranger", "unreadable", "too_many", "failed", "gone"] as const;

export function MailboxLine() {
  const { t } = useTranslation("letters");
  const { data } = useQuery(mailboxQuery);
  const words = () => {
    if (data === undefined) return "";
    if (!data.set_up) return t("mailbox.off");
    if (data.problem) return t("mailbox.broken", { why: t(`mailbox.problem.${data.problem}`) });
    const left = LEFT.reduce((sum, name) => sum + (data.letters[name] ?? 0), 0);
    const told = t("mailbox.on", { at: data.checked_at && formatMinute(data.checked_at) });
    return left > 0 ? `${told} ${t("mailbox.left", { count: left })}` : told;
  };
  return (
    <p className={styles.mailbox} data-broken={Boolean(data?.problem)}>
      {words()}
    </p>
  );
}

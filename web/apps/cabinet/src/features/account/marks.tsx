/** What is particular about an account, in words beside its number: closed, formerly mine, feed-in. */
import type { AccountOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useTranslation } from "react-i18next";
import styles from "./account.module.css";

export function Marks({ account }: { account: AccountOut }) {
  const { t } = useTranslation("account");
  const { state, contract_end: end, feed_in_only: feedIn } = account;
  if (state === "open" && !feedIn) return null;
  return (
    <p className={styles.marks}>
      {state !== "open" && (
        <span className={styles.mark}>
          {t(`states.${state}`, { day: end ? formatDate(end) : "" })}
        </span>
      )}
      {feedIn && <span className={styles.mark}>{t("feedIn")}</span>}
    </p>
  );
}

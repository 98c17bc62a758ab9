/** Several accounts, each a card that leads to its page. */

import type { AccountOut } from "@personal-cabinet/api/cabinet";
import { unbroken } from "@personal-cabinet/i18n/addresses";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./account.module.css";
import { Marks } from "./marks";

export function AccountList({ accounts }: { accounts: AccountOut[] }) {
  const { t } = useTranslation("account");
  return (
    <ul className={styles.cards}>
      {accounts.map((account) => (
        <li key={account.id} className={styles.card}>
          <h2>{t("number", { number: account.number })}</h2>
          <Marks account={account} />
          {account.address && <p>{unbroken(account.address)}</p>}
          <p className={styles.soft}>{account.customer_name}</p>
          <p className={styles.soft}>{t("meters", { count: account.meters_count })}</p>
          <p className={styles.links}>
            <Link
              to={`/account/${account.id}`}
              aria-label={t("openOf", { number: account.number })}
            >
              {t("open")}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

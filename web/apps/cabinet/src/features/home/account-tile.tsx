import type { AccountOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useTranslation } from "react-i18next";
import styles from "./home.module.css";

const SHOWN = 3;

/** The accounts and where they are. */
export function AccountTile({ accounts }: { accounts: AccountOut[] }) {
  const { t } = useTranslation();
  if (accounts.length === 0) return <p className={styles.soft}>{t("account.none")}</p>;
  const others = accounts.length - SHOWN;
  return (
    <>
      <ul className={styles.accounts}>
        {accounts.slice(0, SHOWN).map((account) => (
          <li key={account.id}>
            <div className={styles.number}>{t("account.number", { number: account.number })}</div>
            {account.address && <div>{account.address}</div>}
            <div className={styles.soft}>
              {account.ongoing
                ? t("account.meters", { count: account.meters_count })
                : t(account.state === "closed" ? "account.closed" : "account.former", {
                    day: formatDate(account.contract_end ?? ""),
                  })}
            </div>
          </li>
        ))}
      </ul>
      {others > 0 && <p className={styles.soft}>{t("account.others", { count: others })}</p>}
    </>
  );
}

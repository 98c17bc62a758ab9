import type { AccountOut, HomeOut } from "@personal-cabinet/api/cabinet";
import { unbroken } from "@personal-cabinet/i18n/addresses";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AddAccountLink } from "../../shared/no-accounts";
import styles from "./home.module.css";
import { Needs } from "./needs";
import { HomeOutages } from "./outages";

const SHOWN = 3;

function Account({ account }: { account: AccountOut }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link className={styles.number} to={`/account/${account.id}`}>
        {t("account.number", { number: account.number })}
      </Link>
      {account.address && <div>{unbroken(account.address)}</div>}
      <div className={styles.soft}>
        {account.ongoing
          ? t("account.meters", { count: account.meters_count })
          : t(account.state === "closed" ? "account.closed" : "account.former", {
              day: formatDate(account.contract_end ?? ""),
            })}
      </div>
    </li>
  );
}

/** What the meters need, then the accounts and where they are. */
export function AccountTile({ home }: { home: HomeOut }) {
  const { t } = useTranslation();
  const { items, total } = home.accounts;
  if (items.length === 0) {
    return (
      <>
        <p className={styles.soft}>{t("account.none")}</p>
        <p>
          <AddAccountLink />
        </p>
      </>
    );
  }
  const others = total - Math.min(SHOWN, items.length);
  const [place] = home.places.items;
  // Of several places only what is wrong is told.
  const connected = home.places.total === 1 && place?.connection_state === "connected";
  return (
    <>
      <HomeOutages outages={home.outages} />
      <Needs needs={home.needs} />
      {connected && (
        <p className={styles.load}>
          <Mark tone="done">{t("meter.state.connected")}</Mark>
        </p>
      )}
      <ul className={styles.accounts}>
        {items.slice(0, SHOWN).map((account) => (
          <Account key={account.id} account={account} />
        ))}
      </ul>
      {others > 0 && <p className={styles.soft}>{t("account.others", { count: others })}</p>}
    </>
  );
}

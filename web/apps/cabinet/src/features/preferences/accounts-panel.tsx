/** For which accounts bills and payments are told of. */

import type { AccountOut } from "@personal-cabinet/api/cabinet";
import type { Preferences } from "@personal-cabinet/api/notifications";
import { unbroken } from "@personal-cabinet/i18n/addresses";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { Choice } from "./choice";
import styles from "./preferences.module.css";
import type { ChangeProps } from "./preferences-page";

type What = "bills" | "payments";

function withChoice(all: Preferences, number: string, what: What, on: boolean): Preferences {
  const own = all.accounts.find((account) => account.number === number);
  const next = { bills: true, payments: true, ...own, number, [what]: on };
  const others = all.accounts.filter((account) => account.number !== number);
  // No row is needed where nothing is chosen otherwise.
  return { ...all, accounts: next.bills && next.payments ? others : [...others, next] };
}

type AccountsPanelProps = ChangeProps & { accounts: AccountOut[] };

export function AccountsPanel({ accounts, preferences, onChange }: AccountsPanelProps) {
  const { t } = useTranslation("preferences");
  return (
    <Panel title={t("accounts.title")}>
      <p className={styles.about}>{t(accounts.length ? "accounts.about" : "accounts.none")}</p>
      <ul>
        {accounts.map(({ number, address }) => {
          const own = preferences.accounts.find((account) => account.number === number);
          return (
            <li key={number} className={styles.row}>
              <div className={styles.what}>
                <h3>{t("cabinet:account.number", { number })}</h3>
                {address && <div className={styles.soft}>{unbroken(address)}</div>}
              </div>
              <div className={styles.choices}>
                {(["bills", "payments"] as const).map((what) => (
                  <Choice
                    key={what}
                    text={t(`accounts.${what}`)}
                    label={t("accounts.of", { what: t(`accounts.${what}`), number })}
                    checked={own?.[what] ?? true}
                    onChange={(on) => onChange(withChoice(preferences, number, what, on))}
                  />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** «Уведомления»: what the reader is told, and over which channels. */
import type { Preferences } from "@personal-cabinet/api/notifications";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "../../shared/api/list-accounts";
import { AccountsPanel } from "./accounts-panel";
import { KindsPanel } from "./kinds-panel";
import styles from "./preferences.module.css";
import { preferencesWords } from "./preferences-words";
import { PushPanel } from "./push-panel";
import { usePreferences, usePush, useSave } from "./use-preferences";

export const words = preferencesWords;

export type ChangeProps = {
  preferences: Preferences;
  onChange: (next: Preferences) => void;
};

export function Component() {
  const { t } = useTranslation("preferences");
  const preferences = usePreferences();
  const accounts = useQuery(accountsQuery);
  const push = usePush();
  const { change, error, saving, saved } = useSave();
  const all = {
    data: preferences.data &&
      accounts.data &&
      push.data && { chosen: preferences.data, accounts: accounts.data, push: push.data },
    error: preferences.error ?? accounts.error ?? push.error,
    refetch: () => Promise.all([preferences.refetch(), accounts.refetch(), push.refetch()]),
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("cabinet:menu.profile"), to: "/profile" }]}
        actions={
          <span className={styles.soft} role="status">
            {saving ? t("saving") : saved && t("saved")}
          </span>
        }
      />
      <FormAlert error={error} />
      <Fetched query={all}>
        {(data) => (
          <div className={styles.page}>
            <KindsPanel preferences={data.chosen} onChange={change} push={data.push.available} />
            <AccountsPanel
              accounts={data.accounts.filter((account) => account.ongoing)}
              preferences={data.chosen}
              onChange={change}
            />
            <PushPanel publicKey={data.push.public_key} />
          </div>
        )}
      </Fetched>
    </>
  );
}

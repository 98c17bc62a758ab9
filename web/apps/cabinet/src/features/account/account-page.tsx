/** «Абонент»: the consumer's accounts, requests for more, and who asks to see one of them. */
import type { AccountRequestOut } from "@personal-cabinet/api/auth";
import type { AccountOut } from "@personal-cabinet/api/cabinet";
import { accountKey } from "@personal-cabinet/ui/form/account-numbers";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { accountsQuery } from "../../shared/api/list-accounts";
import { HelpLink } from "../../shared/help/help-link";
import { NoAccounts } from "../../shared/no-accounts";
import styles from "./account.module.css";
import { AccountCard } from "./account-card";
import { AccountList } from "./account-list";
import { accountWords } from "./account-words";
import { requestsQuery } from "./api/list-requests";
import { QuestionsPanel } from "./questions-panel";
import { RequestsPanel } from "./requests-panel";

export const words = [accountWords];

/** What was added a moment ago is on its way from one service to the other. */
const ON_ITS_WAY_MS = 60_000;
const LOOK_AGAIN_MS = 1500;

function coming(requests: AccountRequestOut[] = [], accounts: AccountOut[] = []): string[] {
  const listed = accounts.map(({ number }) => accountKey(number));
  return requests
    .filter(({ state, decided_at: at }) => {
      return state === "added" && at && Date.now() - Date.parse(at) < ON_ITS_WAY_MS;
    })
    .map((request) => request.account_number)
    .filter((number) => !listed.includes(number));
}

function AddButton() {
  const { t } = useTranslation("account");
  const navigate = useNavigate();
  return <Button onClick={() => void navigate("/account/add")}>{t("add")}</Button>;
}

function Accounts({ accounts, awaited }: { accounts: AccountOut[]; awaited: string[] }) {
  const { t } = useTranslation("account");
  const [only] = accounts;
  return (
    <>
      {awaited.map((number) => (
        <Alert key={number} type="success" showIcon title={t("coming", { number })} role="status" />
      ))}
      {!only && awaited.length === 0 && <NoAccounts />}
      {/* Nobody needs a list of one. */}
      {only && accounts.length === 1 && <AccountCard id={only.id} />}
      {accounts.length > 1 && <AccountList accounts={accounts} />}
    </>
  );
}

export function Component() {
  const { t } = useTranslation("account");
  const requests = useQuery(requestsQuery);
  const accounts = useQuery({
    ...accountsQuery,
    refetchInterval: ({ state }) =>
      coming(requests.data, state.data).length > 0 ? LOOK_AGAIN_MS : false,
  });
  return (
    <>
      <PageHeader title={t("crumb")} actions={<AddButton />} about={<HelpLink to="account" />} />
      <div className={styles.accounts}>
        <QuestionsPanel />
        <Fetched query={accounts}>
          {(all) => <Accounts accounts={all} awaited={coming(requests.data, all)} />}
        </Fetched>
        <RequestsPanel requests={requests.data ?? []} />
      </div>
    </>
  );
}

/** «Какой тариф выгоднее»: one's own year under each tariff that is offered to households. */

import type { AccountOut, AdviceOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "../../shared/api/list-accounts";
import { HelpLink } from "../../shared/help/help-link";
import { NoAccounts } from "../../shared/no-accounts";
import styles from "./adviser.module.css";
import { adviceQuery } from "./api/get-advice";
import { BreakEvenPanel } from "./break-even-panel";
import { ComparisonPanel } from "./comparison-panel";
import { HowPanel } from "./how-panel";
import { MonthsPanel } from "./months-panel";
import { MovePanel } from "./move-panel";
import { namedIn } from "./told";
import { UntoldPanel } from "./untold-panel";
import russian from "./words/ru";

export const words = sectionWords("adviser", russian, () => import("./words/en"));

function Told({ advice }: { advice: AdviceOut }) {
  if (advice.state !== "told") return <UntoldPanel advice={advice} />;
  return (
    <>
      <ComparisonPanel advice={advice} />
      <MovePanel key={advice.account_id} advice={advice} />
      <BreakEvenPanel advice={advice} />
      <MonthsPanel advice={advice} />
      <HowPanel advice={advice} />
    </>
  );
}

function OfAccount({ accounts, account }: { accounts: AccountOut[]; account: AccountOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const [, setParams] = useAddress();
  const advice = useQuery(adviceQuery(account.id));
  return (
    <div className={styles.page}>
      {accounts.length > 1 && (
        <NativeSelect
          label={t("account")}
          value={String(account.id)}
          options={accounts.map(({ id, number, address }) => ({
            value: String(id),
            label: [number, address].filter(Boolean).join(" · "),
          }))}
          onChange={(id) => setParams({ account: id })}
        />
      )}
      <Fetched query={advice} loading={<Loading height={420} />}>
        {(told) => <Told advice={namedIn(language, told)} />}
      </Fetched>
    </div>
  );
}

export function Component() {
  const { t } = useTranslation("adviser");
  const [params] = useAddress();
  const accounts = useQuery(accountsQuery);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("cabinet:menu.readings"), to: "/readings" }]}
        actions={<HelpLink to="cost" />}
      />
      <Fetched query={accounts} loading={<Loading height={420} />}>
        {(all) => {
          const account = all.find(({ id }) => String(id) === params.get("account")) ?? all[0];
          return account ? <OfAccount accounts={all} account={account} /> : <NoAccounts />;
        }}
      </Fetched>
    </>
  );
}

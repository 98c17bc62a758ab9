/** «Абонент»: the consumer's accounts, each with its meters. */
import type { AccountOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "../../shared/api/list-accounts";
import { useMeters } from "../../shared/use-meters";
import styles from "./account.module.css";
import { MeterCard } from "./meter-card";

/** It was the reader's, and is no more: until when it was, and until when it can be looked at. */
function FormerNote({ account }: { account: AccountOut }) {
  const { t } = useTranslation();
  const day = (iso: string | null) => (iso ? formatDate(iso) : "");
  return (
    <Alert
      type="info"
      showIcon
      className={styles.former}
      title={t("account.former", { day: day(account.contract_end) })}
      description={t("account.formerAbout", { day: day(account.kept_until) })}
    />
  );
}

function AccountPanel({ account, meters }: { account: AccountOut; meters: MeterOut[] }) {
  const { t } = useTranslation();
  const date = (day: string | null) => (day ? formatDate(day) : null);
  return (
    <Panel title={t("account.number", { number: account.number })}>
      {!account.ongoing && <FormerNote account={account} />}
      <Facts
        facts={[
          { label: t("account.customer"), value: account.customer_name },
          { label: t("account.address"), value: account.address },
          {
            label: t("account.building"),
            value: account.building_type
              ? t(`building.${account.building_type}`, { defaultValue: account.building_type })
              : null,
          },
          { label: t("account.since"), value: date(account.contract_start) },
          ...(account.contract_end
            ? [{ label: t("account.until"), value: date(account.contract_end) }]
            : []),
        ]}
      />
      <h3 className={styles.heading}>{t("meter.many")}</h3>
      {meters.length === 0 ? (
        <p className={styles.soft}>{t("meter.none")}</p>
      ) : (
        <ul className={styles.meters}>
          {meters.map((meter) => (
            <li key={meter.id}>
              <MeterCard meter={meter} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function Component() {
  const { t } = useTranslation();
  const accounts = useQuery(accountsQuery);
  const meters = useMeters();
  const both = {
    data: accounts.data && meters.data && { accounts: accounts.data, meters: meters.data },
    error: accounts.error ?? meters.error,
    refetch: () => Promise.all([accounts.refetch(), meters.refetch()]),
  };
  return (
    <>
      <PageHeader title={t("menu.account")} />
      <Fetched query={both}>
        {(data) =>
          data.accounts.length === 0 ? (
            <Panel>
              <Empty title={t("account.none")} text={t("account.noneAdvice")} />
            </Panel>
          ) : (
            <div className={styles.accounts}>
              {data.accounts.map((account) => (
                <AccountPanel
                  key={account.id}
                  account={account}
                  meters={data.meters.filter((meter) => meter.account_id === account.id)}
                />
              ))}
            </div>
          )
        }
      </Fetched>
    </>
  );
}

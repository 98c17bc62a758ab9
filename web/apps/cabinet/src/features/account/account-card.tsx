/** All that there is to tell of one account: what the registry has agreed, its places and meters. */

import type { AccountCardOut } from "@personal-cabinet/api/cabinet";
import { unbroken } from "@personal-cabinet/i18n/addresses";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMeters } from "../../shared/use-meters";
import styles from "./account.module.css";
import { accountQuery } from "./api/get-account";
import { LeaveDialog } from "./leave-dialog";
import { MeterCard } from "./meter-card";

const day = (iso: string | null) => (iso ? formatDate(iso) : null);

/** It is over: until when it was, and until when its past can be looked at. */
function PastNote({ account }: { account: AccountCardOut }) {
  const { t } = useTranslation("account");
  if (account.state === "open") return null;
  return (
    <div className={styles.former}>
      <Alert
        type="info"
        showIcon
        title={t(account.state === "closed" ? "closed" : "former", {
          day: day(account.contract_end) ?? "",
        })}
        description={t(account.state === "closed" ? "closedAbout" : "formerAbout", {
          day: day(account.kept_until) ?? "",
        })}
      />
    </div>
  );
}

function useFacts(account: AccountCardOut): Fact[] {
  const { t } = useTranslation("account");
  const { agreement_number: number, agreement_start: begun } = account;
  const agreement = begun
    ? t("agreementOf", { number, day: formatDate(begun) })
    : t("agreementNumber", { number });
  const linked = account.others.filter((role) => role === "linked").length;
  const others = [
    ...(linked ? [t("role.linked", { count: linked })] : []),
    ...account.others.filter((role) => role !== "linked").map((role) => t(`role.${role}`)),
  ];
  return [
    { label: t("customer"), value: account.customer_name },
    { label: t("address"), value: unbroken(account.address) || null },
    {
      label: t("building"),
      value: account.building_type ? t(`cabinet:building.${account.building_type}`) : null,
    },
    { label: t("supplier"), value: account.supplier },
    ...(number ? [{ label: t("agreement"), value: agreement }] : []),
    { label: t("since"), value: day(account.contract_start) },
    ...(account.contract_end ? [{ label: t("until"), value: day(account.contract_end) }] : []),
    {
      label: t("state"),
      value: t(`states.${account.state}`, { day: day(account.contract_end) ?? "" }),
    },
    { label: t("yours"), value: day(account.yours_since) },
    ...(account.ongoing
      ? [{ label: t("othersLabel"), value: others.join(", ") || t("nobody") }]
      : []),
  ];
}

function Places({ account }: { account: AccountCardOut }) {
  const { t } = useTranslation("account");
  // A single place is the account's own address.
  if (account.places.length < 2) return null;
  return (
    <>
      <h3 className={styles.heading}>{t("places")}</h3>
      <ul>
        {account.places.map(({ address, meters_count: count }) => (
          <li key={address}>{t("placeMeters", { address, meters: t("meters", { count }) })}</li>
        ))}
      </ul>
    </>
  );
}

function Meters({ account }: { account: AccountCardOut }) {
  const { t } = useTranslation("account");
  const meters = useMeters();
  return (
    <>
      <h3 className={styles.heading}>
        {account.meters_count > 0
          ? t("meters", { count: account.meters_count })
          : t("cabinet:meter.many")}
      </h3>
      <Fetched query={meters}>
        {(all) => {
          const own = all.filter((meter) => meter.account_id === account.id);
          if (own.length === 0) return <p className={styles.soft}>{t("cabinet:meter.none")}</p>;
          return (
            <ul className={styles.meters}>
              {own.map((meter) => (
                <li key={meter.id}>
                  <MeterCard meter={meter} />
                </li>
              ))}
            </ul>
          );
        }}
      </Fetched>
    </>
  );
}

function Card({ account }: { account: AccountCardOut }) {
  const { t } = useTranslation("account");
  const facts = useFacts(account);
  const [leaving, setLeaving] = useState(false);
  return (
    <Panel title={t("number", { number: account.number })}>
      <PastNote account={account} />
      {account.feed_in_only && (
        <div className={styles.former}>
          <Alert type="info" showIcon title={t("feedIn")} description={t("feedInAbout")} />
        </div>
      )}
      <Facts facts={facts} />
      <Places account={account} />
      <Meters account={account} />
      {account.may_leave && (
        <p className={styles.leave}>
          <Button danger onClick={() => setLeaving(true)}>
            {t(account.ongoing ? "leave.open" : "leave.openPast")}
          </Button>
        </p>
      )}
      {leaving && <LeaveDialog account={account} onClose={() => setLeaving(false)} />}
    </Panel>
  );
}

export function AccountCard({ id }: { id: number }) {
  const account = useQuery(accountQuery(id));
  return <Fetched query={account}>{(card) => <Card account={card} />}</Fetched>;
}

/** The cards that open beside the list: an account's, and its subscriber's with its tabs. */
import type { CustomerCardOut } from "@personal-cabinet/api/cabinet";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AuditLink } from "../../../shared/audit-link";
import type { Tagged } from "../../../shared/tagged";
import { useMay } from "../../../shared/use-may";
import type { Opens } from "./account-columns";
import { AccountForm } from "./account-form";
import styles from "./accounts.module.css";
import { accountQuery, customerQuery } from "./api/cards";
import { AppealsTab } from "./appeals-tab";
import { CustomerForm } from "./customer-form";

type DrawerProps = { id: number | null; opens: Opens; onClose: () => void };

function AccountCard({ id, opens }: { id: number; opens: Opens }) {
  const card = useQuery(accountQuery(id));
  return (
    <Fetched query={card}>
      {(tagged) => (
        <>
          <AuditLink kind="account" ids={[tagged.card.id, tagged.card.number]} />
          <AccountForm
            key={tagged.card.id}
            tagged={tagged}
            customerAddress={opens.customer(tagged.card.customer.id)}
          />
        </>
      )}
    </Fetched>
  );
}

export function AccountDrawer({ id, opens, onClose }: DrawerProps) {
  const { t } = useTranslation("accounts");
  const number = useQuery({ ...accountQuery(id ?? 0), enabled: false }).data?.card.number;
  return (
    <RecordDrawer
      record={id}
      title={t("card.title", { number: number ?? "" })}
      close={t("card.close")}
      onClose={onClose}
    >
      {(one) => <AccountCard key={one} id={one} opens={opens} />}
    </RecordDrawer>
  );
}

function AccountsTab({ card, opens }: { card: CustomerCardOut; opens: Opens }) {
  const { t } = useTranslation("accounts");
  const [only] = card.accounts.length === 1 ? card.accounts : [];
  if (only) return <AccountCard id={only.id} opens={opens} />;
  return (
    <>
      <ul className={styles.owned}>
        {card.accounts.map((account) => (
          <li key={account.id}>
            <Link to={opens.account(account.id)}>{account.number}</Link>
            <span>{account.address}</span>
            {account.contract_end && (
              <span>{t("card.until", { day: formatDay(account.contract_end) })}</span>
            )}
          </li>
        ))}
      </ul>
      {card.accounts_total > card.accounts.length && (
        <p>{t("card.more", { count: card.accounts_total - card.accounts.length })}</p>
      )}
      {card.accounts_total === 0 && <p>{t("card.noAccounts")}</p>}
    </>
  );
}

function MetersTab({ card }: { card: CustomerCardOut }) {
  const { t } = useTranslation("accounts");
  if (card.meters_total === 0) return <p>{t("card.noMeters")}</p>;
  return (
    <>
      <ul className={styles.owned}>
        {card.meters.map((meter) => (
          <li key={meter.id}>
            <Link to={`/meters?meter=${meter.id}`}>
              {[meter.model, meter.serial_number].filter(Boolean).join("/")}
            </Link>
            <span>{meter.address}</span>
            <span>{[meter.account_number, meter.tariff].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
      {card.meters_total > card.meters.length && (
        <p>{t("card.more", { count: card.meters_total - card.meters.length })}</p>
      )}
    </>
  );
}

/** In the order of the manual (000, figure 38). */
const TABS = ["account", "person", "meters", "appeals"] as const;
type Tab = (typeof TABS)[number];

function CustomerTabs({ tagged, opens }: { tagged: Tagged<CustomerCardOut>; opens: Opens }) {
  const { t } = useTranslation("accounts");
  const [tab, setTab] = useState<Tab>("account");
  const seesAppeals = useMay("appeals:see");
  const tabs = TABS.filter((one) => one !== "appeals" || seesAppeals);
  const { card } = tagged;
  return (
    <>
      <FilterChoice<Tab>
        label={t("card.parts")}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`card.tab_${value}`) }))}
        onChange={setTab}
      />
      <div className={styles.part}>
        {tab === "account" && <AccountsTab card={card} opens={opens} />}
        {tab === "person" && (
          <>
            <AuditLink kind="customer" ids={[card.id]} />
            <CustomerForm tagged={tagged} />
          </>
        )}
        {tab === "meters" && <MetersTab card={card} />}
        {tab === "appeals" && <AppealsTab customerId={card.id} />}
      </div>
    </>
  );
}

function CustomerCard({ id, opens }: { id: number; opens: Opens }) {
  const card = useQuery(customerQuery(id));
  return (
    <Fetched query={card}>{(tagged) => <CustomerTabs tagged={tagged} opens={opens} />}</Fetched>
  );
}

export function CustomerDrawer({ id, opens, onClose }: DrawerProps) {
  const { t } = useTranslation("accounts");
  const name = useQuery({ ...customerQuery(id ?? 0), enabled: false }).data?.card.name;
  return (
    <RecordDrawer
      record={id}
      title={t("card.customerTitle", { name: name ?? "" })}
      close={t("card.close")}
      onClose={onClose}
    >
      {(one) => <CustomerCard key={one} id={one} opens={opens} />}
    </RecordDrawer>
  );
}

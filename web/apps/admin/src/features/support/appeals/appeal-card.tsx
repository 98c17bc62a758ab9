/** One appeal: whose it is, what it is about and where it stands, beside the dialog and the answer. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { formatMinute, formatMoment } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { formatPhone } from "@personal-cabinet/i18n/phones";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AppealStatus } from "../../../shared/appeal-status";
import { useMay } from "../../../shared/use-may";
import { APPEAL_NAME } from "./appeals-address";
import styles from "./card.module.css";
import { cardAddress } from "./card-link";
import { Moves } from "./moves";
import { ReplyTabs } from "./reply-tabs";
import { Talk } from "./talk";
import { Others, usePresence } from "./use-presence";

function CardLink({ card }: { card: NonNullable<StaffAppealCardOut["card"]> }) {
  const words = [card.title, card.at && formatMinute(card.at)].filter(Boolean).join(", ");
  const to = cardAddress(card);
  if (to === null) return words;
  if ("page" in to) return <Link to={to.page}>{words}</Link>;
  return (
    <a href={to.file} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}

function useFacts(appeal: StaffAppealCardOut): Fact[] {
  const { t } = useTranslation("appeals");
  const language = useLanguage();
  const { account, customer, contact, card, rating, merged, merged_into: into, team } = appeal;
  const phone = contact?.phone;
  const { addressOf } = useAddressRecord(APPEAL_NAME);
  const facts: (Fact | false)[] = [
    { label: t("column.status"), value: <AppealStatus status={appeal.status} /> },
    into !== null && {
      label: t("merge.into"),
      value: <Link to={{ search: addressOf(into.id) }}>{t("one", into)}</Link>,
    },
    merged.length > 0 && {
      label: t("merge.merged"),
      value: merged.map(({ number }) => `№ ${number}`).join(", "),
    },
    {
      label: t("column.customer"),
      value:
        customer.customer_id === null ? (
          customer.name || null
        ) : (
          <Link to={`/accounts?customer=${customer.customer_id}`}>{customer.name}</Link>
        ),
    },
    account !== null && {
      label: t("column.account"),
      value: <Link to={`/accounts?account=${account.id}`}>{account.number}</Link>,
    },
    account !== null && { label: t("address"), value: account.address || null },
    Boolean(phone) && {
      label: t("phone"),
      value: <a href={`tel:${phone}`}>{formatPhone(phone ?? "")}</a>,
    },
    Boolean(contact?.email) && { label: t("email"), value: contact?.email },
    { label: t("column.kind"), value: t(`kind.${appeal.kind}`) },
    { label: t("column.topic"), value: titleIn(language, appeal.topic) },
    team !== null && { label: t("column.team"), value: team.name },
    { label: t("column.created_at"), value: formatMoment(appeal.created_at) },
    { label: t("wayLabel"), value: t(`way.${appeal.way}`) },
    appeal.answer_due_at !== null && {
      label: t("column.due"),
      value: (
        <>
          {formatMinute(appeal.answer_due_at)}{" "}
          {appeal.overdue && <Mark tone="critical">{t("overdue")}</Mark>}
        </>
      ),
    },
    appeal.first_answer_minutes !== null && {
      label: t("firstAnswer"),
      value: t("minutes", { count: appeal.first_answer_minutes }),
    },
    ...appeal.fields.map((field) => ({
      label: titleIn(language, field),
      value: language === "en" ? field.shown_en : field.shown,
    })),
    card !== null && {
      label: t(`card.${card.kind}`),
      value: <CardLink card={card} />,
    },
    rating !== null && {
      label: t("column.rating"),
      value: [t("stars", { count: rating.stars }), rating.text].filter(Boolean).join(": "),
    },
    customer.user_id === null && { label: t("told"), value: t("nobodyTold") },
  ];
  return facts.filter((fact) => fact !== false);
}

function History({ history }: Pick<StaffAppealCardOut, "history">) {
  const { t } = useTranslation("appeals");
  return (
    <details className={styles.fold}>
      <summary>{t("history")}</summary>
      <ol>
        {history.map(({ status, at, by, author }) => (
          <li key={at + status}>
            <span className={styles.soft}>{formatMoment(at)}</span>{" "}
            {t("step", {
              status: t(`admin:appealStatus.${status}`),
              by: author?.name || t(`by.${by}`),
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}

type AppealCardProps = { appeal: StaffAppealCardOut; onGone: () => void };

export function AppealCard({ appeal, onGone }: AppealCardProps) {
  const operates = useMay("appeals:change");
  const typedAt = useRef(0);
  const others = usePresence(appeal, typedAt);
  return (
    <div className={styles.card}>
      <div className={styles.side}>
        <Facts facts={useFacts(appeal)} />
        {operates && <Moves appeal={appeal} onGone={onGone} />}
        <History history={appeal.history} />
      </div>
      <div className={styles.main}>
        <Others others={others} />
        <Talk appeal={appeal} />
        {operates && (
          <ReplyTabs
            appeal={appeal}
            onTyping={() => {
              typedAt.current = Date.now();
            }}
          />
        )}
      </div>
    </div>
  );
}

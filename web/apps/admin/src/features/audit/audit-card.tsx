/** All that an entry tells: who, what, on what, what came of it, and what was before and after. */
import type { AuditCardOut, NamedOut } from "@personal-cabinet/api/admin";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./audit.module.css";
import { auditAddress } from "./audit-address";
import { Changes } from "./changes";
import { Details } from "./details";
import { Named } from "./named";
import { OutcomeMark, useRefusal } from "./outcome-mark";
import { useAuditWords } from "./use-audit-words";

function RequestId({ id }: { id: string }) {
  const { t } = useTranslation("audit");
  const [told, setTold] = useState("");
  const copy = async () => setTold(t((await copyText(id)) ? "entry.copied" : "entry.copyFailed"));
  return (
    <span className={styles.request}>
      <code>{id}</code>{" "}
      <Button size="small" onClick={() => void copy()}>
        {t("entry.copy")}
      </Button>{" "}
      <span role="status">{told}</span>
    </span>
  );
}

/** The log of an account names it by its key or by its number; both are of one kind there. */
const kindOf = ({ kind }: NamedOut) => (kind === "account_number" ? "account" : kind);

export function AuditCard({ card }: { card: AuditCardOut }) {
  const { t } = useTranslation("audit");
  const words = useAuditWords();
  const refused = useRefusal()(card.outcome);
  const { actor, object } = card;
  const facts: (Fact | false)[] = [
    { label: t("entry.at"), value: formatMoment(card.at) },
    {
      label: t("entry.actor"),
      value: (
        <>
          <Named named={actor} />
          <span className={styles.soft}>{words.role(card.role)}</span>
        </>
      ),
    },
    { label: t("entry.action"), value: words.act(card.action) },
    {
      label: t("entry.object"),
      value: (
        <>
          <Named named={object} />
          <span className={styles.soft}>{words.kind(object.kind)}</span>
        </>
      ),
    },
    { label: t("entry.outcome"), value: <OutcomeMark outcome={card.outcome} /> },
    refused !== null && { label: t("entry.reason"), value: refused },
    card.request_id !== null && {
      label: t("entry.request"),
      value: <RequestId id={card.request_id} />,
    },
  ];
  return (
    <>
      <Facts facts={facts.filter((fact) => fact !== false)} />
      <p className={styles.more}>
        {actor.id && <Link to={auditAddress({ person: actor.id })}>{t("entry.moreOfPerson")}</Link>}
        {object.id && (
          <Link to={auditAddress({ kind: kindOf(object), id: object.id })}>
            {t("entry.moreOnObject")}
          </Link>
        )}
      </p>
      <Changes before={card.before} after={card.after} words={words} />
      <Details details={card.details} words={words} />
    </>
  );
}

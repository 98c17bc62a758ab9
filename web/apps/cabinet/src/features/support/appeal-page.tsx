/** One appeal: what it is about, what was said, and what its writer can still do. */
import CompassOutlined from "@ant-design/icons/CompassOutlined";
import type { AppealCardOut } from "@personal-cabinet/api/cabinet";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Message } from "@personal-cabinet/ui/state/message";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { COUNTERS } from "../../shared/api/get-section-counters";
import { AnswerForm } from "./answer-form";
import { readAppeal } from "./api/appeal-acts";
import { appealQuery } from "./api/get-appeal";
import { APPEALS } from "./api/list-appeals";
import { Card } from "./card";
import { Cancelling, Rating, Reopening } from "./closing";
import { StatusMark } from "./status-mark";
import styles from "./support.module.css";
import { supportWords } from "./support-words";
import { Thread } from "./thread";
import { useCarried } from "./use-carried";

export const words = supportWords;

/** What is shown has been read; what comes later is not. */
function useRead({ id, unread, updated_at }: AppealCardOut): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (unread === 0) return;
    readAppeal(id, updated_at)
      .then(() => {
        void queries.invalidateQueries({ queryKey: COUNTERS });
        void queries.invalidateQueries({ queryKey: APPEALS });
      })
      // The mark then stays until the next look.
      .catch(() => undefined);
  }, [queries, id, unread, updated_at]);
}

function Details({ appeal }: { appeal: AppealCardOut }) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  const { account, history, rating } = appeal;
  const english = language === "en";
  const facts: (Fact | false)[] = [
    { label: t("one.status"), value: <StatusMark status={appeal.status} /> },
    { label: t("one.kind"), value: t(`kind.${appeal.kind}`) },
    { label: t("one.topic"), value: titleIn(language, appeal.topic) },
    account !== null && {
      label: t("one.account"),
      value: [account.number, account.address].filter(Boolean).join(", "),
    },
    { label: t("one.created"), value: formatDayAndTime(appeal.created_at, language) },
    ...appeal.fields.map((field) => ({
      label: titleIn(language, field),
      value: english ? field.shown_en : field.shown,
    })),
    rating !== null && {
      label: t("rating.title"),
      value: t("rating.given", { stars: t("rating.stars", { count: rating.stars }) }),
    },
  ];
  return (
    <Panel title={t("one.details")}>
      {appeal.card && <Card card={{ ...appeal.card, at: appeal.card.at ?? null }} />}
      <Facts facts={facts.filter((fact) => fact !== false)} />
      <details className={styles.fold}>
        <summary>{t("one.history")}</summary>
        <ol className={styles.steps}>
          {history.map(({ status, at, by }) => (
            <li key={at + status}>
              <span className={styles.soft}>{formatDayAndTime(at, language)}</span>{" "}
              {t("one.step", { status: t(`status.${status}`), by: t(`by.${by}`) })}
            </li>
          ))}
        </ol>
      </details>
    </Panel>
  );
}

function Appeal({ appeal, user }: { appeal: AppealCardOut; user: string }) {
  const { t } = useTranslation("support");
  const { id, can, merged, merged_into: into } = appeal;
  useRead(appeal);
  const carried = useCarried(appeal, user);
  const over = !can.answer && !can.reopen && !can.rate;
  return (
    <>
      <Panel title={t("one.talk")}>
        {merged.length > 0 && (
          <p className={styles.merged}>
            {t("one.merged", { numbers: merged.map(({ number }) => `№ ${number}`).join(", ") })}
          </p>
        )}
        <Thread messages={appeal.messages} />
        {into && (
          <p className={styles.over}>
            {t("one.mergedInto")} {carried && t("one.carried")}{" "}
            <Link to={`/support/appeals/${into.id}`}>
              {t("one.openInto", { number: into.number })}
            </Link>
          </p>
        )}
        {over && !into && <p className={styles.over}>{t("answer.closed")}</p>}
      </Panel>
      {can.answer && (
        <Panel>
          <AnswerForm key={id} appeal={appeal} user={user} act="answer" />
        </Panel>
      )}
      {can.rate && <Rating id={id} />}
      {can.reopen && <Reopening appeal={appeal} user={user} />}
      <Details appeal={appeal} />
      {can.cancel && <Cancelling id={id} />}
    </>
  );
}

function Gone() {
  const { t } = useTranslation("support");
  return (
    <Message
      icon={<CompassOutlined />}
      title={t("gone")}
      text={t("goneText")}
      action={<Link to="/support">{t("toList")}</Link>}
    />
  );
}

export function Component() {
  const { t } = useTranslation("support");
  const { appeal: id = "" } = useParams();
  const me = useMe();
  const query = useQuery(appealQuery(id));
  const gone = query.error !== null && [404, 422].includes(problemLike(query.error).status);
  const number = query.data?.number;
  return (
    <InnerWords>
      <PageHeader
        title={number ? t("one.title", { number }) : t(gone ? "gone" : "form.title")}
        crumbs={[{ label: t("title"), to: "/support" }]}
      />
      <div className={styles.one}>
        {gone ? (
          <Gone />
        ) : (
          <Fetched query={me} loading={<Loading lines={10} />}>
            {(user) => (
              <Fetched query={query} loading={<Loading lines={10} />}>
                {(appeal) => <Appeal appeal={appeal} user={user.id} />}
              </Fetched>
            )}
          </Fetched>
        )}
      </div>
    </InnerWords>
  );
}

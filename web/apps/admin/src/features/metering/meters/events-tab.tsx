/** The tab «События»: what the meter noticed in a month; the one that another page means is marked. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import type { NoticedOut, StaffEventPageOut } from "@personal-cabinet/api/cabinet";
import {
  formatDateTime,
  formatMoment,
  formatMonth,
  formatOffset,
} from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { zoneName } from "@personal-cabinet/i18n/zones";
import { eventAdvice, eventText } from "@personal-cabinet/ui/events/event-text";
import { Step } from "@personal-cabinet/ui/period/step";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Severity } from "@personal-cabinet/ui/state/severity";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { eventsQuery } from "./api/list-events";
import styles from "./events.module.css";
import type { MeantEvent } from "./meters-address";

/** As many as one answer tells. */
const MOST = 200;

function Event({ event, meant }: { event: NoticedOut; meant: boolean }) {
  const { t } = useTranslation("meters");
  const text = eventText(event, t);
  return (
    <li className={styles.event} aria-current={meant || undefined}>
      <div className={styles.line}>
        <time dateTime={event.occurred_at}>{formatDateTime(event.occurred_at)}</time>
        <Severity level={event.severity} />
        {meant && <strong>{t("events.meant")}</strong>}
      </div>
      <div>{text}</div>
      {event.text && event.text !== text && <div>{t("events.said", { text: event.text })}</div>}
      <div className={styles.more}>
        {eventAdvice(event, t)} {t("events.code", { code: event.code })}{" "}
        {t("events.came", { at: formatMoment(event.received_at) })}
      </div>
    </li>
  );
}

type EventsTabProps = {
  id: number;
  /** Which event another page means; its month is shown at first. */
  meant: MeantEvent | undefined;
};

export function EventsTab({ id, meant }: EventsTabProps) {
  const { t } = useTranslation("meters");
  const language = useLanguage();
  const [month, setMonth] = useState(meant && `${meant.at.slice(0, 7)}-01`);
  const [page, setPage] = useState({ limit: MOST, offset: 0 });
  // What is shown stays until the next month is there, and with it the steps and the focus.
  const events = useQuery({
    ...eventsQuery(id, { month, ...page }),
    placeholderData: keepPreviousData,
  });
  const show = (next: string) => {
    setMonth(next);
    setPage({ ...page, offset: 0 });
  };
  const isMeant = ({ code, occurred_at }: NoticedOut) =>
    meant?.code === code && Date.parse(occurred_at) === Date.parse(meant.at);
  const list = ({ items, total, ...told }: StaffEventPageOut) => {
    const [latest] = items;
    const way = (to: string | null) =>
      to ? t("events.to", { month: formatMonth(to, language) }) : t("events.end");
    return (
      <>
        <div className={styles.months}>
          <Step
            label={way(told.previous_month)}
            icon={<LeftOutlined aria-hidden="true" />}
            to={told.previous_month}
            onChange={show}
          />
          <h2>{formatMonth(told.month, language)}</h2>
          <Step
            label={way(told.next_month)}
            icon={<RightOutlined aria-hidden="true" />}
            to={told.next_month}
            onChange={show}
          />
        </div>
        {latest ? (
          <>
            <p className={styles.more}>
              {t("events.clock", {
                zone: zoneName(told.time_zone, language, new Date(latest.occurred_at)),
                offset: formatOffset(latest.occurred_at),
              })}
            </p>
            <ul className={styles.list}>
              {items.map((event) => (
                <Event key={event.occurred_at + event.code} event={event} meant={isMeant(event)} />
              ))}
            </ul>
          </>
        ) : (
          <Empty title={t("events.none")} text={t("events.noneText")} />
        )}
        {total > MOST && (
          <Pager caption={t("tab.events")} state={page} total={total} onChange={setPage} />
        )}
      </>
    );
  };
  return (
    <Fetched query={events} loading={<Loading lines={6} />}>
      {list}
    </Fetched>
  );
}

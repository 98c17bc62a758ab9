/** One event: when and what; opened, what to do, where it shows, and the mark that it was seen. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import type { ListedEventOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { eventAdvice, eventText } from "@personal-cabinet/ui/events/event-text";
import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { appealAddress } from "../../shared/appeal-card";
import styles from "./diagnostics.module.css";
import { otherClock } from "./other-clock";

export type EventRowProps = {
  event: ListedEventOut;
  /** Its meter, when it is among those that the reader has. */
  meter: MeterOut | undefined;
  /** What the meter is called; empty when only one is shown. */
  meterLabel: string;
  onSee: () => void;
  busy: boolean;
};

/** The day of the event at its place, in the chart. */
function chartOf({ meter_id, occurred_at }: ListedEventOut): string {
  return `/readings?meter=${meter_id}&interval=day&date=${occurred_at.slice(0, 10)}`;
}

/** Where an appeal about the event is written. */
function appealOf({ meter_id, occurred_at, code }: ListedEventOut, title: string): string {
  return appealAddress({ kind: "event", id: `${meter_id}/${code}`, at: occurred_at, title });
}

export function EventRow({ event, meter, meterLabel, onSee, busy }: EventRowProps) {
  const { t } = useTranslation("diagnostics");
  const [open, setOpen] = useState(false);
  const id = useId();
  const zone = otherClock(event.occurred_at);
  const text = eventText(event, t);
  return (
    <li className={styles.event} data-severity={event.severity}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.at}>
          {formatDateTime(event.occurred_at)}
          {zone && <small> {zone}</small>}
        </span>
        <span className={styles.text}>
          {text}
          {event.new && <span className={styles.fresh}>{t("fresh")}</span>}
          {meterLabel && <small className={styles.of}>{meterLabel}</small>}
        </span>
        <DownOutlined className={styles.turn} aria-hidden="true" />
      </button>
      <div id={id} className={styles.more} hidden={!open}>
        <dl className={styles.facts}>
          <div>
            <dt>{t("toDo")}</dt>
            <dd>{eventAdvice(event, t)}</dd>
          </div>
          {event.text && event.text !== text && (
            <div>
              <dt>{t("said")}</dt>
              <dd>{event.text}</dd>
            </div>
          )}
          <div>
            <dt>{t("kindLabel")}</dt>
            <dd>{t(`kind.${event.kind}`)}</dd>
          </div>
          <div>
            <dt>{t("code")}</dt>
            <dd>{event.code}</dd>
          </div>
        </dl>
        <div className={styles.acts}>
          {event.new && (
            <Button loading={busy} onClick={onSee}>
              {t("see")}
            </Button>
          )}
          <Link className={styles.link} to={appealOf(event, text)}>
            {t("write")}
          </Link>
          {meter && meter.channels.length > 0 && (
            <Link className={styles.link} to={chartOf(event)}>
              {t("chart")}
            </Link>
          )}
        </div>
      </div>
    </li>
  );
}

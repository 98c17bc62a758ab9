/** The tab «Как было известно»: a month of the meter's place on a chosen day, beside now.
 *
 * Either what was used, or what its counters showed.
 */
import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { KnownReadings } from "@personal-cabinet/ui/known/known-readings";
import { KnownView } from "@personal-cabinet/ui/known/known-view";
import { ThenAndNow } from "@personal-cabinet/ui/known/then-and-now";
import { Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Channel, type KnownQuery, knownQuery, knownReadingsQuery } from "./api/get-known";
import styles from "./meters.module.css";

const CHANNELS: Channel[] = ["A+", "A-", "R+", "R-"];
const KINDS = ["consumption", "readings"] as const;
type Kind = (typeof KINDS)[number];

type KnownTabProps = {
  card: MeterStaffCardOut;
  /** The month that is shown at first, else this one. */
  first?: string | undefined;
};

export function KnownTab({ card, first }: KnownTabProps) {
  const { t } = useTranslation("meters");
  const id = useId();
  const [kind, setKind] = useState<Kind>("consumption");
  const [channel, setChannel] = useState<Channel>("A+");
  const [month, setMonth] = useState(first ?? card.today.slice(0, 7));
  const [day, setDay] = useState(card.today);
  const good = Boolean(month) && Boolean(day) && day <= card.today;
  const asked = (known: string): KnownQuery => ({
    channel,
    date: `${month}-01`,
    as_known_on: known,
  });
  return (
    <>
      <p className={styles.hint}>{t("known:about")}</p>
      <div className={styles.head}>
        <Segments<Kind>
          label={t("known.kind")}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`known.${value}`) }))}
        />
        <Segments<Channel>
          label={t("known.channel")}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.map((value) => ({ value, label: value.replace("-", "−") }))}
        />
      </div>
      <div className={styles.pair}>
        <div>
          <label htmlFor={`${id}month`}>{t("known.month")}</label>
          <Input
            id={`${id}month`}
            type="month"
            className={styles.day}
            min="2000-01"
            max={card.today.slice(0, 7)}
            value={month}
            onChange={(event) => setMonth(event.target.value)}
          />
        </div>
        <div>
          <label htmlFor={`${id}day`}>{t("known:day")}</label>
          <Input
            id={`${id}day`}
            type="date"
            className={styles.day}
            min="2000-01-01"
            max={card.today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
      </div>
      <div role="status" className={styles.section}>
        {!good && t("known:ahead")}
        {good && kind === "consumption" && (
          <ThenAndNow
            asked={[knownQuery(card.id, asked(day)), knownQuery(card.id, asked(card.today))]}
          >
            {(then, now) => <KnownView then={then} now={now} />}
          </ThenAndNow>
        )}
        {good && kind === "readings" && (
          <ThenAndNow
            asked={[
              knownReadingsQuery(card.id, asked(day)),
              knownReadingsQuery(card.id, asked(card.today)),
            ]}
          >
            {(then, now) => <KnownReadings then={then} now={now} />}
          </ThenAndNow>
        )}
      </div>
    </>
  );
}

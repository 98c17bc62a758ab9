/** The tab «Как было известно»: a month of the meter's place on a chosen day, beside now. */
import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { KnownView } from "@personal-cabinet/ui/known/known-view";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQueries } from "@tanstack/react-query";
import { Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Channel, knownQuery } from "./api/get-known";
import styles from "./meters.module.css";

const CHANNELS: Channel[] = ["A+", "A-", "R+", "R-"];

export function KnownTab({ card }: { card: MeterStaffCardOut }) {
  const { t } = useTranslation("meters");
  const id = useId();
  const [channel, setChannel] = useState<Channel>("A+");
  const [month, setMonth] = useState(card.today.slice(0, 7));
  const [day, setDay] = useState(card.today);
  const good = Boolean(month) && Boolean(day) && day <= card.today;
  const asked = { channel, date: `${month}-01` };
  const [then, now] = useQueries({
    queries: [day, card.today].map((known) => ({
      ...knownQuery(card.id, { ...asked, as_known_on: known }),
      enabled: good,
    })),
  });
  const error = then?.error ?? now?.error;
  return (
    <>
      <p className={styles.hint}>{t("known:about")}</p>
      <div className={styles.head}>
        <Segments<Channel>
          label={t("known.channel")}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.map((value) => ({ value, label: value }))}
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
        {good && error && (
          <Failure
            error={error}
            onRetry={() => void Promise.all([then?.refetch(), now?.refetch()])}
          />
        )}
        {good && (then?.isFetching || now?.isFetching) && <Loading lines={3} />}
        {good && then?.data && now?.data && !then.isFetching && (
          <KnownView then={then.data} now={now.data} />
        )}
      </div>
    </>
  );
}

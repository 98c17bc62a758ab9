/** «Как было известно на дату»: the shown period at the end of a chosen day, beside now. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { KnownView } from "@personal-cabinet/ui/known/known-view";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQueries } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { channelsOf } from "../../../shared/channels";
import styles from "../downloads.module.css";
import { knownQuery } from "./api/get-known";

export type KnownOnProps = {
  meter: Pick<MeterOut, "id" | "channels" | "time_zone">;
  first: string;
  last: string;
};

export function Component({ meter, first, last }: KnownOnProps) {
  const { t } = useTranslation("known");
  const id = useId();
  const [params] = useSearchParams();
  const today = todayAt(meter.time_zone);
  const [day, setDay] = useState(last < today ? last : today);
  const channels = channelsOf(meter.channels);
  const channel = channels.find((one) => one === params.get("channel")) ?? channels[0] ?? "A+";
  const period = { channel, start: first, end: last };
  const ahead = day > today;
  const [then, now] = useQueries({
    queries: [
      { ...knownQuery(meter.id, { ...period, as_known_on: day }), enabled: Boolean(day) && !ahead },
      knownQuery(meter.id, period),
    ],
  });
  const error = then.error ?? now.error;
  const again = () => {
    void then.refetch();
    void now.refetch();
  };
  return (
    <>
      <p className={styles.hint}>{t("about")}</p>
      <label htmlFor={id}>{t("day")}</label>
      <input
        id={id}
        type="date"
        className={styles.day}
        min="2000-01-01"
        max={today}
        value={day}
        aria-invalid={ahead || undefined}
        onChange={(event) => setDay(event.target.value)}
      />
      <div role="status">
        {ahead && t("ahead")}
        {error && !ahead && <Failure error={error} onRetry={again} />}
        {then.isFetching && <Loading lines={3} />}
        {then.data && now.data && !ahead && !then.isFetching && (
          <KnownView then={then.data} now={now.data} />
        )}
      </div>
    </>
  );
}

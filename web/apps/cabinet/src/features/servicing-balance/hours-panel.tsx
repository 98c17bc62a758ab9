/** A house by the hours of a day, where that tells of no flat; else why not. */

import type { HouseBalanceOut, HouseHoursOut } from "@personal-cabinet/api/cabinet";
import { formatLongDate } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { endOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { hoursQuery } from "./api/get-hours";
import styles from "./balance.module.css";
import { BalanceChart, type Stretch } from "./balance-chart";

/** The clock of the house stands in the stamp itself. */
const clockOf = (start: string) => start.slice(11, 16);

function Hours({ hours }: { hours: HouseHoursOut }) {
  const { t } = useTranslation("servicing-balance");
  const language = useLanguage();
  if (hours.withheld)
    return (
      <p className={styles.soft}>{t(`withheld.${hours.withheld}`, { count: hours.least_units })}</p>
    );
  const stretches = hours.hours.map(
    ({ start, house, units }, n): Stretch => ({
      key: start,
      label: clockOf(start).slice(0, 2),
      name: clockOf(start),
      at: n,
      house,
      units,
    }),
  );
  const title = t("hours.of", { day: formatLongDate(hours.day, language) });
  return (
    <BalanceChart
      title={title}
      rows={t("hours.hour")}
      stretches={stretches}
      strides={[1, 2, 3, 6, 12]}
    />
  );
}

export function HoursPanel({ balance }: { balance: HouseBalanceOut }) {
  const { t } = useTranslation("servicing-balance");
  const [params, setParams] = useAddress();
  const [first, last] = [balance.month, endOf(balance.month, "month")];
  const asked = params.get("day");
  const day = asked && asked >= first && asked <= last ? asked : first;
  const { hours_withheld: withheld } = balance;
  const hours = useQuery({
    ...hoursQuery(balance.house.id, day),
    enabled: withheld === null,
    placeholderData: keepPreviousData<HouseHoursOut>,
  });
  const choose = (chosen: string) =>
    setParams((now) => {
      now.set("month", balance.month);
      now.set("day", chosen);
      return now;
    });
  return (
    <Panel title={t("hours.title")}>
      {withheld ? (
        <p className={styles.soft}>{t(`withheld.${withheld}`, { count: balance.least_units })}</p>
      ) : (
        <>
          <div className={styles.picker}>
            <PeriodPicker interval="day" day={day} onChange={choose} first={first} last={last} />
          </div>
          <Fetched query={hours} loading={<Loading height={320} />}>
            {(told) => <Hours hours={told} />}
          </Fetched>
        </>
      )}
    </Panel>
  );
}

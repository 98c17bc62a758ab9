/** What the common meters of a house show against its flats: by months, and of one of them more. */

import type { HouseBalanceOut } from "@personal-cabinet/api/cabinet";
import { formatMonth, formatShortMonth } from "@personal-cabinet/i18n/dates";
import { formatPercent } from "@personal-cabinet/i18n/numbers";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { endOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { balanceQuery } from "./api/get-balance";
import styles from "./balance.module.css";
import { BalanceChart, type Stretch } from "./balance-chart";
import { HoursPanel } from "./hours-panel";
import { MisfitsPanel } from "./misfits-panel";
import { MonthPanel } from "./month-panel";
import russian from "./words/ru";

export const words = sectionWords("servicing-balance", russian, () => import("./words/en"));

function Months(props: { balance: HouseBalanceOut; onChoose: (month: string) => void }) {
  const { balance, onChoose } = props;
  const { t } = useTranslation("servicing-balance");
  const language = useLanguage();
  const stretches = balance.months.map(
    (one, n): Stretch => ({
      key: one.month,
      at: n,
      label: formatShortMonth(one.month, language),
      name: formatMonth(one.month, language),
      house: one.house,
      units: one.units_used,
      running: one.month === balance.last_month,
      more: [
        one.difference_percent === null ? "—" : formatPercent(one.difference_percent, language, 1),
        t("ofAll", { answered: one.units.answered, total: one.units.total }),
      ],
    }),
  );
  return (
    <Panel title={t("months")}>
      <div className={styles.picker}>
        <PeriodPicker
          interval="month"
          day={balance.month}
          onChange={onChoose}
          first={balance.first_month}
          last={endOf(balance.last_month, "month")}
        />
      </div>
      <BalanceChart
        title={t("months")}
        rows={t("month")}
        stretches={stretches}
        strides={[1, 2, 3, 6]}
        more={[t("percent"), t("answeredShort")]}
        onDrill={onChoose}
      />
    </Panel>
  );
}

export function Component() {
  const { t } = useTranslation("servicing-balance");
  const { house } = useParams();
  const [params, setParams] = useAddress();
  const balance = useQuery({
    ...balanceQuery(Number(house), params.get("month")),
    placeholderData: keepPreviousData<HouseBalanceOut>,
  });
  const choose = (month: string) => setParams({ month });
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("cabinet:menu.home"), to: "/servicing" }]}
        about={balance.data?.house.address ?? "\u00a0"}
      />
      <Fetched query={balance} loading={<Loading height={520} />}>
        {(told) => (
          <div className={styles.page}>
            <Months balance={told} onChoose={choose} />
            <MonthPanel balance={told} />
            <MisfitsPanel misfits={told.misfits} />
            <HoursPanel balance={told} />
          </div>
        )}
      </Fetched>
    </>
  );
}

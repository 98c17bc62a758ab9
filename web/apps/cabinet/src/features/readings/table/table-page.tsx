/** «Таблица показаний»: what counters showed, by tariff zones, and what was used between (C10). */

import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import TableOutlined from "@ant-design/icons/TableOutlined";
import type { MeterOut, RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useSupplierQuery } from "@personal-cabinet/session/inner/use-supplier";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { saveFile } from "@personal-cabinet/ui/page/save-file";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { periodName } from "@personal-cabinet/ui/period/period-words";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { readTableState, writeTableState } from "@personal-cabinet/ui/table/table-state";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import "@personal-cabinet/ui/page/print.css";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { channelKey, channelsOf } from "../../../shared/channels";
import { spanName } from "../../../shared/consumption-bars";
import { HelpLink } from "../../../shared/help/help-link";
import { NoAccounts } from "../../../shared/no-accounts";
import { useMeters } from "../../../shared/use-meters";
import { readingsQuery } from "../api/list-readings";
import { PrintButton, SheetHead } from "../print-sheet";
import styles from "../readings.module.css";
import { firstDayOf } from "../readings-address";
import { readingsWords } from "../readings-words";
import { SectionTabs } from "../section-tabs";
import { Settings } from "../settings";
import { columnsOf } from "./columns";
import own from "./table.module.css";
import { type Listed, readListed, sourceOf, writeListed } from "./table-address";
import { PeriodTableChoices, RareTableChoices, sourceLabel } from "./table-choices";
import { tableFile } from "./table-file";
import { TableHeading } from "./table-heading";

export const words = readingsWords;

/** A month of readings by days fits. */
const ROWS = 50;
// Asked for by few; its words come with the button.
const KnownButton = lazyPage(() => import("../known/known-button"));
const KnownTable = lazyPage(() => import("../known/known-table"));
const loading = <Loading height={520} />;

type TableProps = {
  meters: MeterOut[];
  meter: MeterOut;
  source: Listed["source"];
  billingDay: number;
};

function Download({ data }: { data: RegisterReadingsOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = () => {
    const name = `${t("readings:table.file")} ${data.first_day} – ${data.last_day}.csv`;
    saveFile(name, tableFile(data, t, language), "text/csv");
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden="true" />} onClick={save}>
      {t("readings:table.csv")}
    </Button>
  );
}

function Table({ meters, meter, source, billingDay }: TableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const phone = usePhone();
  const [params, setParams] = useAddress();
  const listed = readListed(params, source, meter, billingDay);
  const state = readTableState(params, ROWS);
  const { source: _, ...question } = listed;
  const readings = useQuery(
    readingsQuery(source, { ...question, cost: true, limit: state.limit, offset: state.offset }),
  );
  const { data } = readings;
  const show = (change: Partial<Listed>) =>
    setParams((now) => writeListed({ ...readListed(now, source, meter, billingDay), ...change }));
  const known = channelsOf([...(data?.channels ?? []), ...meter.channels, listed.channel]);
  const choices = { meters, meter, channels: known, listed, billingDay, onChange: show };
  const named = (day: string) =>
    periodName(day, listed.interval, language, firstDayOf(listed.period, billingDay));
  const other = data?.previous_date ?? data?.next_date;
  const chosen = [
    sourceLabel(choices, t),
    t(`${channelKey(listed.channel)}`),
    t(`readings.${listed.period}`),
  ];
  return (
    <div className={styles.page}>
      <div className={phone ? styles.folded : styles.choices}>
        {phone ? (
          <>
            <PeriodTableChoices {...choices} />
            <Settings chosen={chosen}>
              <RareTableChoices {...choices} />
            </Settings>
          </>
        ) : (
          <>
            <RareTableChoices {...choices} />
            <PeriodTableChoices {...choices} />
          </>
        )}
      </div>
      <div>
        {data && data.total > 0 && (
          <>
            <SheetHead meter={meter} data={data} />
            <TableHeading data={data} />
          </>
        )}
        <DataTable
          caption={t("readings:table.caption", { period: data ? spanName(data, language) : "" })}
          columns={data ? columnsOf({ data, t, language }) : []}
          rowKey={(row) => `${row.meter_id} ${row.taken_at}`}
          rowLabel={(row) => row.taken_at}
          state={state}
          onChange={(next) => setParams((now) => writeTableState(now, next, ROWS))}
          query={readings}
          empty={
            <Empty
              icon={<TableOutlined />}
              title={t("readings:table.none", { period: named(listed.date) })}
              text={t("readings:table.noneAdvice")}
              action={
                other && (
                  <Button type="primary" onClick={() => show({ date: other })}>
                    {t("readings:table.before", { period: named(other) })}
                  </Button>
                )
              }
            />
          }
        />
        {data && data.total > 0 && (
          <div className={own.acts}>
            <Download data={data} />
            <PrintButton />
          </div>
        )}
        {data && (
          <div className={own.known}>
            <Suspense fallback={null}>
              <KnownButton>
                <KnownTable data={data} source={source} question={question} />
              </KnownButton>
            </Suspense>
          </div>
        )}
      </div>
    </div>
  );
}

export function Component() {
  const { t } = useTranslation();
  const [params] = useAddress();
  const meters = useMeters();
  const supplier = useSupplierQuery();
  return (
    <>
      <PageHeader title={t("menu.readings")} actions={<HelpLink to="table" />} />
      <Fetched query={meters} loading={loading}>
        {(all) => {
          const chosen = sourceOf(params, all);
          if (!chosen) {
            return <NoAccounts title={t("meter.none")} />;
          }
          return (
            <>
              <SectionTabs place={`?${chosen.source.kind}=${chosen.source.id}`} />
              <Fetched query={supplier} loading={loading}>
                {({ billing_day }) => <Table meters={all} billingDay={billing_day} {...chosen} />}
              </Fetched>
            </>
          );
        }}
      </Fetched>
    </>
  );
}

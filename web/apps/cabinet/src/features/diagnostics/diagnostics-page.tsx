/** «Диагностика»: what a meter reported, the latest first. */
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import type { MeterEventOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Severity } from "@personal-cabinet/ui/state/severity";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { MeterSelect } from "../../shared/meter-select";
import { chosenMeter } from "../../shared/places";
import { useMeters } from "../../shared/use-meters";
import { useNewSince } from "../../shared/use-section-counters";
import { listEvents } from "./api/list-events";
import styles from "./diagnostics.module.css";

/** What happened, in the service's words, else by its code. */
function textOf(event: MeterEventOut): string {
  return event.text || event.code;
}

function Events({ meters, meter }: { meters: MeterOut[]; meter: MeterOut }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  const [state, setState] = useTableState();
  const page = { limit: state.limit, offset: state.offset };
  const events = useQuery({
    queryKey: ["events", meter.id, page],
    queryFn: () => listEvents(meter.id, page),
    placeholderData: keepPreviousData,
  });
  const since = useNewSince("diagnostics");
  const isNew = ({ received_at }: MeterEventOut) =>
    since !== undefined && Date.parse(received_at) > Date.parse(since);
  const columns: Column<MeterEventOut>[] = [
    {
      key: "text",
      title: t("diagnostics.event"),
      render: (event) => (
        <>
          {textOf(event)}
          {isNew(event) && <span className={styles.fresh}>{t("diagnostics.fresh")}</span>}
        </>
      ),
      phone: "title",
    },
    {
      key: "severity",
      title: t("diagnostics.severity"),
      render: (event) => <Severity level={event.severity} />,
    },
    {
      key: "occurred_at",
      title: t("diagnostics.at"),
      render: (event) => formatDateTime(event.occurred_at),
    },
    { key: "code", title: t("diagnostics.code"), render: (event) => event.code },
  ];
  return (
    <DataTable
      caption={t("diagnostics.caption", { meter: meter.name })}
      columns={columns}
      rowKey={(event) => `${event.occurred_at} ${event.code}`}
      rowLabel={textOf}
      state={state}
      onChange={setState}
      query={events}
      tools={
        <div className={styles.meter}>
          <MeterSelect
            meters={meters}
            value={meter.id}
            onChange={(id) => setParams({ meter: String(id) })}
          />
        </div>
      }
      empty={
        <Empty
          icon={<SafetyCertificateOutlined />}
          title={t("diagnostics.none")}
          text={t("diagnostics.noneAdvice")}
        />
      }
    />
  );
}

export function Component() {
  const { t } = useTranslation();
  const meters = useMeters();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader title={t("menu.diagnostics")} />
      <Fetched query={meters}>
        {(all) => {
          const meter = chosenMeter(all, params.get("meter"));
          if (meter) return <Events meters={all} meter={meter} />;
          return (
            <Panel>
              <Empty title={t("meter.none")} />
            </Panel>
          );
        }}
      </Fetched>
    </>
  );
}

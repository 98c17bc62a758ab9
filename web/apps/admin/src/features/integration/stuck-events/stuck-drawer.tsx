/** The events of a kind that have not arrived, one by one; what they say is not told. */
import type { StuckEventOut, StuckKindOut } from "@personal-cabinet/api/integration";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import type { TableState } from "@personal-cabinet/ui/table/table-state";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutboxOwner } from "../../../shared/api/stuck-kinds";
import { useMay } from "../../../shared/use-may";
import { stuckQuery } from "./api/list-stuck";
import { useResend } from "./api/resend";
import { eventWord } from "./event-word";
import styles from "./stuck-events.module.css";

const FIRST: TableState = { limit: 20, offset: 0, sort: "", search: "" };

function Events({ owner, kind }: { owner: OutboxOwner; kind: StuckKindOut }) {
  const { t } = useTranslation("stuck-events");
  const language = useLanguage();
  const [table, setTable] = useState(FIRST);
  const { type, subscriber } = kind;
  const { limit, offset } = table;
  const events = useQuery(stuckQuery(owner, { type, subscriber, limit, offset }));
  const { one } = useResend(owner);
  const tell = useTell();
  const may = useMay("integration:operate");
  const columns: Column<StuckEventOut>[] = [
    {
      key: "occurred",
      title: t("column.occurred"),
      fit: "line",
      phone: "title",
      render: ({ occurred_at: at }) => formatMoment(at),
    },
    {
      key: "state",
      title: t("column.state"),
      phone: "mark",
      render: ({ state }) => (
        <Mark tone={state === "late" ? "warning" : "critical"}>{t(`state.${state}`)}</Mark>
      ),
    },
    {
      key: "attempts",
      title: t("column.attempts"),
      align: "right",
      render: ({ attempts }) => formatNumber(attempts, language),
    },
    {
      key: "error",
      title: t("column.error"),
      fit: "long",
      render: ({ last_error: error }) => error && <code className={styles.error}>{error}</code>,
    },
  ];
  return (
    <>
      <h2 className={styles.name}>{eventWord(t, type)}</h2>
      <p className={styles.soft}>
        <code>{type}</code>
      </p>
      <FormAlert error={one.error} />
      <DataTable
        caption={eventWord(t, type)}
        columns={columns}
        actions={
          may
            ? (event) => [
                {
                  key: "one",
                  label: t("resend"),
                  onChoose: () =>
                    one.mutate(event, { onSuccess: () => tell(t("resent", { count: 1 })) }),
                },
              ]
            : undefined
        }
        rowKey={({ event_id: id, subscriber: to }) => `${id} ${to}`}
        rowLabel={({ occurred_at: at }) => formatMoment(at)}
        state={table}
        onChange={setTable}
        query={events}
        empty={<Empty title={t("nothing")} />}
      />
    </>
  );
}

type StuckDrawerProps = { owner: OutboxOwner; kind: StuckKindOut | null; onClose: () => void };

export function StuckDrawer({ owner, kind, onClose }: StuckDrawerProps) {
  const { t } = useTranslation("stuck-events");
  return (
    <RecordDrawer record={kind} title={t("one")} close={t("close")} width={860} onClose={onClose}>
      {(shown) => <Events owner={owner} kind={shown} />}
    </RecordDrawer>
  );
}

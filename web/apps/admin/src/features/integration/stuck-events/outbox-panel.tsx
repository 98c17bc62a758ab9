/** One service's events that have not arrived, by kind; or that the service does not answer. */
import type { StuckKindOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { RetryButton } from "@personal-cabinet/ui/state/retry-button";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type OutboxOwner, stuckKindsQuery } from "../../../shared/api/stuck-kinds";
import { useMay } from "../../../shared/use-may";
import { useResend } from "./api/resend";
import { eventWord } from "./event-word";
import { StuckDrawer } from "./stuck-drawer";
import styles from "./stuck-events.module.css";

/** All of them stand on one page. */
const WHOLE = { limit: 200, offset: 0, sort: "", search: "" };

/** The name under which the address keeps the kind that is looked at. */
const KIND = "kind";

function keyOf(owner: OutboxOwner, { type, subscriber }: StuckKindOut): string {
  return `${owner} ${type} ${subscriber}`;
}

export function OutboxPanel({ owner }: { owner: OutboxOwner }) {
  const { t } = useTranslation("stuck-events");
  const language = useLanguage();
  const kinds = useQuery(stuckKindsQuery(owner));
  const record = useAddressRecord(KIND);
  const { all } = useResend(owner);
  const tell = useTell();
  const may = useMay("integration:operate");
  const opened = kinds.data?.items.find((kind) => keyOf(owner, kind) === record.opened);
  const columns: Column<StuckKindOut>[] = [
    {
      key: "type",
      title: t("column.type"),
      phone: "title",
      fit: "long",
      render: (kind) => (
        <Link className={styles.open} to={{ search: record.addressOf(keyOf(owner, kind)) }}>
          {eventWord(t, kind.type)}
        </Link>
      ),
    },
    {
      key: "subscriber",
      title: t("column.subscriber"),
      render: ({ subscriber }) => t(`service.${subscriber}`, { defaultValue: subscriber }),
    },
    {
      key: "since",
      title: t("column.since"),
      fit: "line",
      render: ({ since }) => formatMinute(since),
    },
    {
      key: "given_up",
      title: t("column.given_up"),
      align: "right",
      render: ({ given_up: count }) => formatNumber(count, language),
    },
    {
      key: "late",
      title: t("column.late"),
      align: "right",
      render: ({ late: count }) => formatNumber(count, language),
    },
  ];
  const body = () => {
    if (kinds.data === undefined) return kinds.error ? null : <Loading height={48} />;
    const { items } = kinds.data;
    if (items.length === 0) return <Mark tone="done">{t("nothing")}</Mark>;
    return (
      <DataTable
        caption={t("table", { service: t(`service.${owner}`) })}
        columns={columns}
        actions={
          may
            ? ({ type, subscriber }) => [
                {
                  key: "all",
                  label: t("resendAll"),
                  onChoose: () =>
                    all.mutate(
                      { type, subscriber },
                      { onSuccess: ({ events }) => tell(t("resent", { count: events })) },
                    ),
                },
              ]
            : undefined
        }
        rowKey={({ type, subscriber }) => `${type} ${subscriber}`}
        rowLabel={({ type }) => eventWord(t, type)}
        state={WHOLE}
        onChange={() => undefined}
        query={{ ...kinds, data: { items, total: items.length } }}
      />
    );
  };
  return (
    <Panel title={t(`service.${owner}`)}>
      {kinds.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t("down")}
          description={t("downText")}
          action={<RetryButton onClick={() => void kinds.refetch()} />}
        />
      )}
      <FormAlert error={all.error} />
      <div className={styles.body}>{body()}</div>
      <StuckDrawer owner={owner} kind={opened ?? null} onClose={record.close} />
    </Panel>
  );
}

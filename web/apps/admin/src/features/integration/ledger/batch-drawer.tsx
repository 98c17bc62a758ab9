/** One batch, beside the ledger; its id is in the address. */
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { kindWord } from "../shared/kinds/kind-word";
import { batchQuery } from "./api/get-batch";
import { BatchLines } from "./batch-lines";
import { BatchOutcome } from "./batch-outcome";
import { detailWords } from "./batch-words";
import styles from "./ledger.module.css";
import { RefusedLines } from "./refused-lines";

function Batch({ id }: { id: string }) {
  const { t } = useTranslation("ledger");
  const language = useLanguage();
  const batch = useQuery(batchQuery(id));
  return (
    <Fetched query={batch} loading={<Loading lines={8} />}>
      {(data) => (
        <>
          {data.detail && (
            <Alert
              style={{ marginBottom: 20 }}
              type={data.state === "failed" ? "error" : "warning"}
              showIcon
              title={detailWords(t, data.detail)}
            />
          )}
          <Facts
            facts={[
              { label: t("column.kind"), value: kindWord(t, data.kind) },
              { label: t("column.sender"), value: data.sender },
              { label: t("column.state"), value: <BatchOutcome batch={data} /> },
              { label: t("received"), value: formatMoment(data.received_at) },
              {
                label: t("finished"),
                value: data.finished_at && formatMoment(data.finished_at),
              },
              {
                label: t("column.accepted"),
                value: formatNumber(data.accepted, language),
              },
              {
                label: t("column.rejected"),
                value: formatNumber(data.rejected, language),
              },
              {
                label: t("number"),
                value: <span className={styles.number}>{data.batch_id}</span>,
              },
            ]}
          />
          {data.errors.length > 0 && <RefusedLines batch={data} />}
          {data.notes.length > 0 && (
            <BatchLines
              title={t("notedLines")}
              name={`noted-${data.batch_id}`}
              lines={data.notes}
            />
          )}
        </>
      )}
    </Fetched>
  );
}

export function BatchDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("ledger");
  return (
    <RecordDrawer record={id} title={t("batch")} close={t("close")} width={760} onClose={onClose}>
      {(shown) => <Batch key={shown} id={shown} />}
    </RecordDrawer>
  );
}

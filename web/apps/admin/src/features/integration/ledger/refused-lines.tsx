/** The refused lines of a batch; what was sent is shown to who may, once he asks for it. */
import EyeOutlined from "@ant-design/icons/EyeOutlined";
import type { BatchDetailOut } from "@personal-cabinet/api/admin";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { refusedLinesQuery } from "./api/list-refused-lines";
import { BatchLines } from "./batch-lines";
import styles from "./ledger.module.css";

export function RefusedLines({ batch }: { batch: BatchDetailOut }) {
  const { t } = useTranslation("ledger");
  const may = useMay("integration:operate");
  const [wanted, setWanted] = useState(false);
  const lines = useQuery({ ...refusedLinesQuery(batch.batch_id), enabled: wanted });
  return (
    <BatchLines
      title={t("rejectedLines")}
      name={`rejected-${batch.batch_id}`}
      lines={batch.errors}
      total={batch.rejected}
      contents={lines.data}
    >
      {may && !lines.data && (
        <div className={styles.ask}>
          <Button icon={<EyeOutlined />} loading={lines.isFetching} onClick={() => setWanted(true)}>
            {t("contents.show")}
          </Button>
          <span>{t("contents.recorded")}</span>
        </div>
      )}
      {lines.error && <Failure error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data?.size === 0 && <p className={styles.some}>{t("contents.none")}</p>}
    </BatchLines>
  );
}

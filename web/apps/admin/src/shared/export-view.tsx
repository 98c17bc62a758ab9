/** What a list shows as a file: asked for, made beside the requests, saved once it is ready. */
import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import type { ExportJobOut } from "@personal-cabinet/api/cabinet";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { saveFrom } from "@personal-cabinet/ui/page/save-file";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dropExport } from "./api/drop-export";
import { exportAddress, exportQuery, type FilesOf } from "./api/get-export";
import styles from "./export-view.module.css";
import { useMay } from "./use-may";

const FORMATS = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof FORMATS)[number];

export type ExportViewProps = {
  /** Asks for a file of what is shown now. */
  ask: (format: ExportFormat) => Promise<ExportJobOut>;
  /** Who makes it. */
  service?: FilesOf;
};

function percentOf({ done, total }: ExportJobOut): number {
  return total ? Math.floor((100 * done) / total) : 0;
}

type StateProps = { job: ExportJobOut; service: FilesOf; onCancel: () => void };

function State({ job, service, onCancel }: StateProps) {
  const { t } = useTranslation("admin");
  const { state, name } = job;
  if (state === "ready") {
    return (
      <>
        {t("export.ready", { name })}{" "}
        <a href={exportAddress(service, job.id)} download={name}>
          {t("export.again")}
        </a>
      </>
    );
  }
  if (state === "failed") return t("export.failed");
  if (state === "cancelled") return t("export.cancelled");
  return (
    <>
      {t("export.making", { name })}{" "}
      <Progress
        className={styles.progress ?? ""}
        percent={percentOf(job)}
        size="small"
        aria-label={name}
      />
      <Button type="link" size="small" onClick={onCancel}>
        {t("export.cancel")}
      </Button>
    </>
  );
}

export function ExportView({ ask, service = "cabinet" }: ExportViewProps) {
  const { t } = useTranslation("admin");
  const may = useMay("exports:make");
  const [id, setId] = useState<string | null>(null);
  const asking = useMutation({ mutationFn: ask, onSuccess: (job) => setId(job.id) });
  const job = useQuery(exportQuery(service, id));
  const cancel = useMutation({
    mutationFn: (dropped: string) => dropExport(service, dropped),
    onSuccess: () => job.refetch(),
  });
  const ready = job.data?.state === "ready" ? job.data : null;
  // Once: what is asked about again later is the same file.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is saved when it becomes ready
  useEffect(() => {
    if (ready) saveFrom(exportAddress(service, ready.id), ready.name);
  }, [ready?.id]);
  if (!may) return null;
  return (
    <div className={styles.place}>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: FORMATS.map((format) => ({ key: format, label: t(`export.format.${format}`) })),
          onClick: ({ key }) => {
            setId(null);
            asking.mutate(key as ExportFormat);
          },
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden="true" />} loading={asking.isPending}>
          {t("export.start")}
        </Button>
      </Dropdown>
      <FormAlert error={asking.error ?? job.error ?? cancel.error} />
      <div role="status" className={styles.state}>
        {job.data && (
          <State job={job.data} service={service} onCancel={() => cancel.mutate(job.data.id)} />
        )}
      </div>
    </div>
  );
}

/** The present view as a file: asked for, watched while it is made, fetched when it is ready. */
import type { AccountExportIn, AccountView, ExportJobOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { saveFrom } from "@personal-cabinet/ui/page/save-file";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Modal, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnName } from "./account-columns";
import { addressOfFile, askFile, dropFile, fileQuery } from "./api/exports";

const FORMATS = ["xlsx", "csv"] as const;

function percentOf({ state, done, total }: ExportJobOut): number {
  if (state === "ready") return 100;
  return total ? Math.min(99, Math.floor((100 * done) / total)) : 0;
}

function Making({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const file = useQuery(fileQuery(id));
  const job = file.data;
  const drop = useMutation({ mutationFn: () => dropFile(id), onSettled: onClose });
  const ready = job?.state === "ready";
  const ended = ready || job?.state === "failed";
  return (
    <Modal
      open
      title={t("file.title")}
      closable={false}
      onCancel={ended ? onClose : () => drop.mutate()}
      footer={
        <>
          <Button loading={drop.isPending} onClick={() => (ended ? onClose() : drop.mutate())}>
            {t(ended ? "file.close" : "file.cancel")}
          </Button>
          {ready && (
            <Button type="primary" onClick={() => saveFrom(addressOfFile(id), job.name)}>
              {t("file.take")}
            </Button>
          )}
        </>
      }
    >
      <FormAlert error={file.error} />
      {job && (
        <>
          <Progress
            percent={percentOf(job)}
            status={job.state === "failed" ? "exception" : ready ? "success" : "active"}
            aria-label={t("file.title")}
          />
          <p role="status">{t(`file.${job.state}`, { done: job.done, total: job.total ?? 0 })}</p>
        </>
      )}
    </Modal>
  );
}

export type ExportButtonProps = { view: AccountView; columns: readonly ColumnName[] };

export function ExportButton({ view, columns }: ExportButtonProps) {
  const { t } = useTranslation("accounts");
  const language = useLanguage();
  const [job, setJob] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: (format: AccountExportIn["format"]) =>
      askFile({
        view: { ...view, differences: view.differences ?? false },
        columns: [...columns],
        format,
        language,
      }),
    onSuccess: ({ id }) => setJob(id),
  });
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: FORMATS.map((format) => ({ key: format, label: t(`file.as_${format}`) })),
          onClick: ({ key }) => ask.mutate(key as AccountExportIn["format"]),
        }}
      >
        <Button loading={ask.isPending}>{t("file.ask")}</Button>
      </Dropdown>
      <Modal
        open={ask.isError}
        title={t("file.title")}
        onCancel={ask.reset}
        closable={{ "aria-label": t("file.close") }}
        footer={<Button onClick={ask.reset}>{t("file.close")}</Button>}
      >
        <FormAlert error={ask.error} />
      </Modal>
      {job && <Making id={job} onClose={() => setJob(null)} />}
    </>
  );
}

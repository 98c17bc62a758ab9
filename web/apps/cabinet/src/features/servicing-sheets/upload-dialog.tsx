/** «Загрузка файла с показаниями»: a file is chosen, sent and checked (manual 004, 3.3.2.2). */
import type { SheetOut } from "@personal-cabinet/api/cabinet";
import { formatBytes } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { refusalOf } from "@personal-cabinet/ui/form/use-uploads";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { uploadSheet } from "./api/acts";
import { SHEETS } from "./api/sheets";
import styles from "./sheets.module.css";

const RULES = {
  most: 1,
  largest: 10 * 1024 * 1024,
  endings: [".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".txt"],
};

export type UploadDialogProps = { onDone: (sheet: SheetOut) => void; onClose: () => void };

export function UploadDialog({ onDone, onClose }: UploadDialogProps) {
  const { t } = useTranslation("servicing-sheets");
  const language = useLanguage();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<{ abort: () => void } | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  // Nobody waits for the answer of a dialog that is not there.
  useEffect(() => () => running.current?.abort(), []);
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      setPercent(0);
      const sending = uploadSheet(chosen, setPercent);
      running.current = sending;
      return sending.done;
    },
    onSuccess: async (sheet) => {
      running.current = null;
      await queries.invalidateQueries({ queryKey: SHEETS });
      onDone(sheet);
    },
  });
  const refused = file && refusalOf(file, RULES);
  return (
    <Dialog
      open
      title={t("upload.title")}
      okText={t("upload.do")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: !file || refused !== null }}
      confirmLoading={upload.isPending}
      onOk={() => file && upload.mutate(file)}
      onCancel={onClose}
      mask={{ closable: !upload.isPending }}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <FormAlert error={upload.error} />
      <p className={styles.lead}>{t("upload.about")}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t("upload.choose")}
        accept={RULES.endings.join(",")}
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null);
          upload.reset();
          // The same file may be chosen again once it has been mended.
          target.value = "";
        }}
      />
      <p className={styles.file}>
        <Button disabled={upload.isPending} onClick={() => input.current?.click()}>
          {t("upload.choose")}
        </Button>
        <span role="status">
          {file ? `${file.name}, ${formatBytes(file.size, language)}` : t("upload.none")}
        </span>
      </p>
      {refused && <Alert type="error" showIcon title={t(`upload.${refused}`)} />}
      {upload.isPending && (
        <div role="status">
          <Progress percent={percent} aria-label={t("upload.sending")} status="active" />
          <p>{t(percent < 100 ? "upload.sending" : "upload.checking")}</p>
        </div>
      )}
    </Dialog>
  );
}

/** One file: in the queue, being checked, not readable, or checked. */
import type { SheetOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteSheet } from "./api/acts";
import { isUnderway, sheetQuery } from "./api/sheets";
import { DeleteDialog } from "./delete-dialog";
import { SheetView } from "./sheet-view";
import styles from "./sheets.module.css";

export type SheetPanelProps = { id: string; open: boolean; onDeleted: () => void };

function Underway({ sheet }: { sheet: SheetOut }) {
  const { t } = useTranslation("servicing-sheets");
  const { place, total, done } = sheet;
  const waits = sheet.state === "waiting" && place !== null && place > 0;
  const percent = total ? Math.round((100 * done) / total) : 0;
  return (
    <Panel>
      <p role="status">
        {waits
          ? t("underway.place", { count: place })
          : total
            ? t("underway.rows", { done, total })
            : t("underway.reading")}
      </p>
      {!waits && <Progress percent={percent} aria-label={t("underway.reading")} />}
      <p className={styles.soft}>{t("underway.about")}</p>
    </Panel>
  );
}

function Failed({ sheet }: { sheet: SheetOut }) {
  const { t } = useTranslation("servicing-sheets");
  const { code, missing } = sheet.failure ?? { code: "sheet-unreadable" as const, missing: [] };
  const columns = missing.map((heading) => t(`heading.${heading}`)).join(", ");
  return (
    <Alert
      type="error"
      showIcon
      title={t(`failure.${code}`)}
      description={columns ? t("failure.missing", { columns }) : t("failure.again")}
    />
  );
}

function Shown({ sheet, open }: { sheet: SheetOut; open: boolean }) {
  if (isUnderway(sheet)) return <Underway sheet={sheet} />;
  if (sheet.state === "failed") return <Failed sheet={sheet} />;
  return <SheetView key={sheet.id} sheet={sheet} open={open} />;
}

export function SheetPanel({ id, open, onDeleted }: SheetPanelProps) {
  const { t } = useTranslation("servicing-sheets");
  const tell = useTell();
  const query = useQuery(sheetQuery(id));
  const [deleting, setDeleting] = useState(false);
  return (
    <Fetched query={query}>
      {(sheet) => (
        <div className={styles.sheet}>
          <div className={styles.about}>
            <p>
              <strong>{sheet.name}</strong>
              <span className={styles.soft}>
                {t(sheet.uploaded_by ? "uploadedBy" : "uploaded", {
                  at: formatMinute(sheet.uploaded_at),
                  who: sheet.uploaded_by,
                })}
              </span>
              {sheet.notes.map((note) => (
                <span key={note} className={styles.soft}>
                  {t(`fileNote.${note}`)}
                </span>
              ))}
            </p>
            <Button danger onClick={() => setDeleting(true)}>
              {t("deleteFile")}
            </Button>
          </div>
          <Shown sheet={sheet} open={open} />
          {deleting && (
            <DeleteDialog
              question={t("deleteFileAsked", { name: sheet.name })}
              act={() => deleteSheet(sheet.id)}
              onDone={() => {
                tell(t("fileDeleted"));
                setDeleting(false);
                onDeleted();
              }}
              onClose={() => setDeleting(false)}
            />
          )}
        </div>
      )}
    </Fetched>
  );
}

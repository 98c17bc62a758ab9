/** «Загрузка данных из файла»: template, upload, check and sending (manual 004, 3.3.2). */

import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import ExportOutlined from "@ant-design/icons/ExportOutlined";
import UploadOutlined from "@ant-design/icons/UploadOutlined";
import type { ListedSheetOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { servicingQuery } from "../../shared/servicing/api/servicing";
import { ClosedNotice } from "../../shared/servicing/closed-notice";
import { HandingInTabs } from "../../shared/servicing/handing-in-tabs";
import { type BookFormat, FORMATS, saveErrors } from "./api/books";
import { sheetsQuery } from "./api/sheets";
import { SheetPanel } from "./sheet-panel";
import styles from "./sheets.module.css";
import { TemplateDialog } from "./template-dialog";
import { UploadDialog } from "./upload-dialog";
import russian from "./words/ru";

export const words = sectionWords("servicing-sheets", russian, () => import("./words/en"));

/** «Выгрузить ошибки в файл», in one of two formats. */
function ErrorsButton({ sheet }: { sheet: ListedSheetOut | undefined }) {
  const { t } = useTranslation("servicing-sheets");
  const language = useLanguage();
  const save = useMutation({
    mutationFn: (format: BookFormat) => saveErrors(sheet?.id ?? "", format, language),
  });
  const none = sheet?.state !== "ready" || sheet.wrong + sheet.unfilled === 0;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        disabled={none}
        menu={{
          items: FORMATS.map((format) => ({ key: format, label: `.${format}` })),
          onClick: ({ key }) => save.mutate(key as BookFormat),
        }}
      >
        <Button icon={<ExportOutlined />} loading={save.isPending} disabled={none}>
          {t("errors")}
        </Button>
      </Dropdown>
      {save.error && <FormAlert error={save.error} />}
    </>
  );
}

function Sheets({ sheets, open }: { sheets: ListedSheetOut[]; open: boolean }) {
  const { t } = useTranslation("servicing-sheets");
  const [params, setParams] = useAddress();
  const [asking, setAsking] = useState<"template" | "upload" | null>(null);
  const asked = params.get("sheet");
  const sheet = sheets.find(({ id }) => id === asked) ?? sheets[0];
  const look = (id: string | null) => setParams(id ? { sheet: id } : {});
  const close = () => setAsking(null);
  return (
    <>
      <div className={styles.acts}>
        <Button icon={<DownloadOutlined />} disabled={!open} onClick={() => setAsking("template")}>
          {t("template.open")}
        </Button>
        <Button icon={<UploadOutlined />} disabled={!open} onClick={() => setAsking("upload")}>
          {t("upload.open")}
        </Button>
        <ErrorsButton sheet={sheet} />
      </div>
      {sheets.length > 1 && sheet && (
        <div className={styles.files}>
          <NativeSelect
            label={t("file")}
            value={sheet.id}
            options={sheets.map(({ id, name, uploaded_at }) => ({
              value: id,
              label: `${name}, ${formatMinute(uploaded_at)}`,
            }))}
            onChange={look}
          />
        </div>
      )}
      {sheet ? (
        <SheetPanel key={sheet.id} id={sheet.id} open={open} onDeleted={() => look(null)} />
      ) : (
        <Panel>
          <Empty title={t("none")} text={t("noneAbout")} />
        </Panel>
      )}
      {asking === "template" && <TemplateDialog onClose={close} />}
      {asking === "upload" && (
        <UploadDialog
          onDone={({ id }) => {
            look(id);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

export function Component() {
  const { t } = useTranslation("servicing-sheets");
  const servicing = useQuery(servicingQuery);
  const sheets = useQuery(sheetsQuery);
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("cabinet:menu.servicing.submit") }]} />
      <HandingInTabs />
      <Fetched query={servicing}>
        {({ window }) => (
          <>
            {!window.open && (
              <div className={styles.closed}>
                <ClosedNotice window={window} />
              </div>
            )}
            <Fetched query={sheets}>
              {(found) => <Sheets sheets={found} open={window.open} />}
            </Fetched>
          </>
        )}
      </Fetched>
    </>
  );
}

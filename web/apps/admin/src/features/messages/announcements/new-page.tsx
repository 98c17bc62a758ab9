/** «Сообщения / Новое уведомление»: written here, looked at, then sent. */

import type { AnnouncementIn } from "@personal-cabinet/api/notifications";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { NoRights } from "@personal-cabinet/ui/state/no-rights";
import { Alert, Button, Checkbox, Form } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FileField } from "../../../shared/file-field";
import { LeaveQuestion } from "../../../shared/leave-question";
import { useMay } from "../../../shared/use-may";
import { useSupplierZone } from "../../../shared/use-panel-settings";
import styles from "./announcements.module.css";
import { AudienceFields } from "./audience-fields";
import { announcementOf, EMPTY, FIELDS, type Values } from "./form-values";
import { MessageFields } from "./message-fields";
import { type Draft, PreviewDrawer } from "./preview-drawer";
import { TimeFields } from "./time-fields";
import { useAnnouncementFiles } from "./use-announcement-files";
import russian from "./words/ru";

export const words = sectionWords("announcements", russian, () => import("./words/en"));

function MoreFields() {
  const { t } = useTranslation("announcements");
  return (
    <>
      {(["letter", "advertising"] as const).map((name) => (
        <Form.Item<Values>
          key={name}
          name={name}
          valuePropName="checked"
          extra={t(`form.${name}Help`)}
        >
          <Checkbox>{t(`form.${name}`)}</Checkbox>
        </Form.Item>
      ))}
    </>
  );
}

function NewAnnouncement() {
  const { t } = useTranslation("announcements");
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const uploads = useAnnouncementFiles();
  const zone = useSupplierZone();
  const [touched, setTouched] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [filesWord, setFilesWord] = useState<"wait" | "failed" | null>(null);
  const number = useRef(0);
  const look = (values: Values) => {
    const unready = uploads.underway ? "wait" : null;
    const word = uploads.failed ? "failed" : unready;
    setFilesWord(word);
    if (word) return;
    const files = uploads.ready;
    number.current += 1;
    const ids = files.map(({ id }) => id);
    setDraft({ given: announcementOf(values, ids, zone), files, number: number.current });
  };
  const sent = async (given: AnnouncementIn) => {
    uploads.keep();
    setTouched(false);
    await navigate("/announcements", { state: { sent: given.publish_at ? "scheduled" : "sent" } });
  };
  // What the service refuses is marked in the form, which the drawer would hide.
  const refused = (error: unknown) => {
    if (showFieldErrors<Values>(form, error, t, FIELDS)) setDraft(null);
  };
  return (
    <>
      <Form<Values>
        form={form}
        name="announcement"
        layout="vertical"
        initialValues={EMPTY}
        onValuesChange={() => setTouched(true)}
        onFinish={look}
      >
        <div className={styles.panels}>
          <Panel title={t("form.message")}>
            <MessageFields />
          </Panel>
          <Panel title={t("admin:files.title")}>
            <FileField
              uploads={uploads}
              noteOf={(file) => t(file.scanned_at ? "scanned" : "unscanned")}
            />
          </Panel>
          <Panel title={t("form.who")}>
            <AudienceFields />
          </Panel>
          <Panel title={t("form.when")}>
            <TimeFields />
          </Panel>
          <Panel title={t("form.more")}>
            <MoreFields />
          </Panel>
          <div role="status">
            {filesWord && <Alert type="warning" showIcon title={t(`admin:files.${filesWord}`)} />}
          </div>
        </div>
        <Button type="primary" htmlType="submit">
          {t("form.preview")}
        </Button>
      </Form>
      <PreviewDrawer
        draft={draft}
        onClose={() => setDraft(null)}
        onSent={(given) => void sent(given)}
        onRefused={refused}
      />
      <LeaveQuestion
        active={touched || uploads.items.length > 0}
        title={t("leave.title")}
        text={t("leave.text")}
        leave={t("leave.leave")}
        stay={t("leave.stay")}
      />
    </>
  );
}

export function Component() {
  const { t } = useTranslation("announcements");
  const operates = useMay("announcements:change");
  return (
    <>
      <PageHeader
        title={t("form.title")}
        crumbs={[
          { label: t("admin:menu.group.messages") },
          { label: t("title"), to: "/announcements" },
        ]}
      />
      {operates ? <NewAnnouncement /> : <NoRights />}
    </>
  );
}

/** What would happen: how many get the notice, how it looks, its letter; and the sending itself. */
import type { AnnouncementIn, PreviewOut } from "@personal-cabinet/api/notifications";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { offsetAt, offsetWords } from "@personal-cabinet/i18n/zones";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import type { NoticeFile } from "@personal-cabinet/ui/notice/file-links";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { SideDrawer } from "@personal-cabinet/ui/page/side-drawer";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./announcements.module.css";
import { useAddAnnouncement } from "./api/add-announcement";
import { previewQuery } from "./api/preview-announcement";
import { LetterView } from "./letter-view";
import { NoticeLook } from "./notice-look";

export type Draft = { given: AnnouncementIn; files: NoticeFile[]; number: number };
type Sending = { onSent: (given: AnnouncementIn) => void; onRefused: (error: unknown) => void };

/** A moment as the service has understood it: `28.11.2026 10:00 (UTC+6)`. */
function told(iso: string, zone: string): string {
  return `${formatDateTime(iso)} (${offsetWords(offsetAt(new Date(iso), zone))})`;
}

function Reach({ preview }: { preview: PreviewOut }) {
  const { t } = useTranslation("announcements");
  const language = useLanguage();
  const { publish_at, expires_at, time_zone } = preview;
  return (
    <>
      {preview.recipients === 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("preview.nobody")}
          description={t("preview.nobodyText")}
          style={{ marginBottom: 20 }}
        />
      )}
      <Facts
        facts={[
          { label: t("preview.reach"), value: formatNumber(preview.recipients, language) },
          { label: t("preview.letters"), value: formatNumber(preview.letters, language) },
          {
            label: t("preview.when"),
            value: publish_at ? told(publish_at, time_zone) : t("preview.now"),
          },
          ...(expires_at ? [{ label: t("preview.term"), value: told(expires_at, time_zone) }] : []),
        ]}
      />
      {preview.unknown_accounts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("preview.unknown")}
          description={<p className={styles.unknown}>{preview.unknown_accounts.join(", ")}</p>}
          style={{ marginTop: 20 }}
        />
      )}
    </>
  );
}

function Preview({ draft, onSent, onRefused }: { draft: Draft } & Sending) {
  const { t } = useTranslation("announcements");
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { given, files } = draft;
  const preview = useQuery(previewQuery(given, draft.number, language));
  const sending = useAddAnnouncement();
  const send = () =>
    sending.mutate(given, {
      onSuccess: () => onSent(given),
      onError: (error) => {
        setAsking(false);
        onRefused(error);
      },
    });
  const act = t(given.publish_at ? "preview.schedule" : "preview.send");
  const all = given.audience.kind === "all";
  return (
    <Fetched query={preview} loading={<Loading lines={8} />}>
      {(told) => (
        <>
          <Reach preview={told} />
          <h3 className={styles.heading}>{t("preview.cabinet")}</h3>
          <NoticeLook given={given} files={files} />
          <h3 className={styles.heading}>{t("preview.letter")}</h3>
          {told.letter ? (
            <LetterView given={given} letter={told.letter} />
          ) : (
            <p>{t("preview.noLetter")}</p>
          )}
          <div className={styles.send}>
            <FormAlert error={sending.error} />
            <Button
              type="primary"
              disabled={told.recipients === 0}
              loading={sending.isPending}
              onClick={() => (all ? setAsking(true) : send())}
            >
              {act}
            </Button>
          </div>
          {asking && (
            <Dialog
              open
              title={t("preview.askAll")}
              okText={act}
              okButtonProps={{ loading: sending.isPending }}
              cancelText={t("form.cancel")}
              closable={false}
              onOk={send}
              onCancel={() => setAsking(false)}
            >
              <p>{t("preview.askAllText", { count: told.recipients })}</p>
              {given.publish_at && <p>{t("preview.askLater")}</p>}
            </Dialog>
          )}
        </>
      )}
    </Fetched>
  );
}

export type PreviewDrawerProps = { draft: Draft | null; onClose: () => void } & Sending;

export function PreviewDrawer({ draft, onClose, ...sending }: PreviewDrawerProps) {
  const { t } = useTranslation("announcements");
  return (
    <SideDrawer
      title={t("preview.title")}
      close={t("preview.close")}
      open={draft !== null}
      onClose={onClose}
      width={760}
      forgets
    >
      {draft && <Preview key={draft.number} draft={draft} {...sending} />}
    </SideDrawer>
  );
}

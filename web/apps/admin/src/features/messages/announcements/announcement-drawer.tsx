/** One announcement beside the list; its id is in the address. */
import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { AnnouncementOut } from "@personal-cabinet/api/notifications";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FileLinks } from "@personal-cabinet/ui/notice/file-links";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { audienceWords, StateMark } from "./announcement-columns";
import styles from "./announcements.module.css";
import { announcementQuery } from "./api/get-announcement";
import { useWithdrawAnnouncement } from "./api/withdraw-announcement";

function Withdrawal({ announcement }: { announcement: AnnouncementOut }) {
  const { t } = useTranslation("announcements");
  const [asking, setAsking] = useState(false);
  const withdraw = useWithdrawAnnouncement();
  return (
    <div className={styles.send}>
      <Button danger onClick={() => setAsking(true)}>
        {t("withdraw")}
      </Button>
      {asking && (
        <Dialog
          open
          title={t("withdrawAsk", { subject: announcement.subject })}
          okText={t("withdraw")}
          okButtonProps={{ danger: true, loading: withdraw.isPending }}
          cancelText={t("leave.stay")}
          closable={false}
          onOk={() => withdraw.mutate(announcement.id, { onSuccess: () => setAsking(false) })}
          onCancel={() => setAsking(false)}
        >
          <FormAlert error={withdraw.error} />
          <p>{t("withdrawWhat")}</p>
        </Dialog>
      )}
    </div>
  );
}

function Announcement({ announcement }: { announcement: AnnouncementOut }) {
  const { t } = useTranslation("announcements");
  const operates = useMay("announcements:change");
  const { audience, link, expires_at } = announcement;
  const options = (["letter", "advertising"] as const).filter((name) => announcement[name]);
  const facts: Fact[] = [
    {
      label: t("column.state"),
      value: <StateMark t={t} state={announcement.state} />,
    },
    { label: t("column.kind"), value: t(`kind.${announcement.kind}`) },
    { label: t("column.audience"), value: audienceWords(t, audience) },
    {
      label: t("column.when"),
      value: formatMinute(announcement.published_at ?? announcement.publish_at),
    },
    ...(expires_at ? [{ label: t("column.term"), value: formatMinute(expires_at) }] : []),
    { label: t("column.recipients"), value: announcement.recipients },
    { label: t("column.letters"), value: announcement.letters },
    ...(announcement.expired_letters
      ? [{ label: t("column.expiredLetters"), value: announcement.expired_letters }]
      : []),
    {
      label: t("options"),
      value: options.map((name) => t(`flags.${name}`)).join("; ") || t("none"),
    },
    { label: t("column.author"), value: announcement.author },
    { label: t("column.created"), value: formatMinute(announcement.created_at) },
  ];
  return (
    <>
      <h2 className={styles.subject}>{announcement.subject}</h2>
      <p className={styles.text}>{announcement.body}</p>
      {announcement.state === "expired" && (
        <Alert type="warning" showIcon title={t("expiredText")} style={{ marginBottom: 20 }} />
      )}
      {link && (
        <p className={styles.text}>
          {t("column.link")}: {link.label} ({link.address})
        </p>
      )}
      <FileLinks
        files={announcement.files}
        addressOf={({ id }) =>
          `/api/notifications/staff/announcements/${announcement.id}/files/${id}`
        }
        before={getMe}
      />
      <div className={styles.facts}>
        <Facts facts={facts} />
      </div>
      {audience.kind === "accounts" && (
        <details>
          <summary>{t("numbers")}</summary>
          <p className={styles.unknown}>{audience.numbers.join(", ")}</p>
        </details>
      )}
      {announcement.state === "scheduled" && operates && <Withdrawal announcement={announcement} />}
    </>
  );
}

function Loaded({ id }: { id: string }) {
  const announcement = useQuery(announcementQuery(id));
  return (
    <Fetched query={announcement} loading={<Loading lines={8} />}>
      {(data) => <Announcement announcement={data} />}
    </Fetched>
  );
}

export function AnnouncementDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("announcements");
  return (
    <RecordDrawer record={id} title={t("one")} close={t("close")} onClose={onClose}>
      {(shown) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled by keys, and may hold no button
        <section aria-label={t("one")} tabIndex={0}>
          <Loaded key={shown} id={shown} />
        </section>
      )}
    </RecordDrawer>
  );
}

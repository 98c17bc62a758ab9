/** A notice as the cabinet will show it: in the list, as a window, or as a banner. */
import BellFilled from "@ant-design/icons/BellFilled";
import CloseOutlined from "@ant-design/icons/CloseOutlined";
import NotificationOutlined from "@ant-design/icons/NotificationOutlined";
import type { AnnouncementIn } from "@personal-cabinet/api/notifications";
import { FileLinks, type NoticeFile } from "@personal-cabinet/ui/notice/file-links";
import { NoticeText } from "@personal-cabinet/ui/notice/notice-text";
import { useTranslation } from "react-i18next";
import styles from "./look.module.css";

export type NoticeLookProps = {
  given: Pick<AnnouncementIn, "kind" | "subject" | "body" | "link" | "advertising">;
  files: NoticeFile[];
};

/** Nothing in it leads anywhere: it is a picture of the notice. */
export function NoticeLook({ given, files }: NoticeLookProps) {
  const { t } = useTranslation("announcements");
  const said = (
    <>
      {given.advertising && <span className={styles.advert}>{t("advert")}</span>}
      <strong className={styles.subject}>{given.subject}</strong>
      {given.kind === "bell" && <span className={styles.time}>{t("preview.example.now")}</span>}
      {given.kind === "modal" ? (
        <p className={styles.whole}>{given.body}</p>
      ) : (
        <NoticeText subject={given.subject} body={given.body} />
      )}
      {given.link && <span className={styles.link}>{given.link.label}</span>}
      <FileLinks files={files} />
    </>
  );
  if (given.kind === "banner") {
    return (
      <div className={`${styles.look} ${styles.banner}`} data-advert={given.advertising ?? false}>
        <NotificationOutlined aria-hidden="true" />
        <div className={styles.said}>{said}</div>
        <CloseOutlined aria-hidden="true" />
      </div>
    );
  }
  if (given.kind === "modal") {
    return (
      <div className={styles.behind}>
        <div className={`${styles.look} ${styles.modal}`}>
          {said}
          <span className={styles.confirm}>{t("preview.example.confirm")}</span>
        </div>
      </div>
    );
  }
  return (
    <div className={`${styles.look} ${styles.bell}`}>
      <BellFilled className={styles.sign} aria-hidden="true" />
      <div className={styles.said}>
        {said}
        <span className={styles.read}>{t("preview.example.read")}</span>
      </div>
    </div>
  );
}

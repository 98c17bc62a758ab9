/** Notices one below another, as the service orders them: unread ones first, each group newest first. */
import BellFilled from "@ant-design/icons/BellFilled";
import type { NoticeOut } from "@personal-cabinet/api/notifications";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { NoticeBody } from "./notice-body";
import styles from "./notices.module.css";
import { useRead } from "./use-notices";

/** The heading's level follows from where the list stands. */
type Level = "h2" | "h3";

function Notice({ notice, level: Heading }: { notice: NoticeOut; level: Level }) {
  const { t } = useTranslation("notices");
  const read = useRead();
  const unread = notice.read_at === null;
  return (
    <li className={styles.notice} data-unread={unread}>
      <BellFilled className={styles.sign} aria-hidden="true" />
      <div className={styles.noticeBody}>
        <Heading className={styles.subject}>
          {unread && <span className="visually-hidden">{t("unreadOne")}: </span>}
          {notice.subject}
        </Heading>
        <time dateTime={notice.created_at}>{formatMinute(notice.created_at)}</time>
        <NoticeBody notice={notice} />
        {unread && notice.kind !== "modal" && (
          <div className={styles.read}>
            <Button
              size="small"
              loading={read.isPending}
              onClick={() => read.mutate(notice.id)}
              aria-label={`${t("read")}: ${notice.subject}`}
            >
              {t("read")}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

export function NoticeList({ notices, level }: { notices: NoticeOut[]; level: Level }) {
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} level={level} />
      ))}
    </ul>
  );
}

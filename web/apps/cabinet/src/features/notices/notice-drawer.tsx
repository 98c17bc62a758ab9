/** The list behind the bell: unread ones first. */
import type { NoticeOut } from "@personal-cabinet/api/notifications";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Button, Drawer, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NoticeBody } from "./notice-body";
import styles from "./notices.module.css";
import { useNoticeList, useRead } from "./use-notices";

const STEP = 20;
const MOST = 200;
type Shown = "unread" | "all";

function Notice({ notice }: { notice: NoticeOut }) {
  const { t } = useTranslation("notices");
  const read = useRead();
  const unread = notice.read_at === null;
  return (
    <li className={styles.notice} data-unread={unread}>
      <h3>
        {unread && <span className="visually-hidden">{t("unreadOne")}: </span>}
        {notice.subject}
      </h3>
      <time dateTime={notice.created_at}>{formatMoment(notice.created_at).slice(0, 16)}</time>
      <NoticeBody notice={notice} />
      {unread && notice.kind !== "modal" && (
        <Button
          size="small"
          loading={read.isPending}
          onClick={() => read.mutate(notice.id)}
          aria-label={`${t("read")}: ${notice.subject}`}
        >
          {t("read")}
        </Button>
      )}
    </li>
  );
}

export function NoticeDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("notices");
  const [shown, setShown] = useState<Shown>("all");
  const [limit, setLimit] = useState(STEP);
  const list = useNoticeList(shown, limit, open);
  return (
    <Drawer
      title={t("title")}
      open={open}
      onClose={onClose}
      size="min(440px, 100vw)"
      closable={{ "aria-label": t("close"), placement: "end" }}
    >
      <Segmented<Shown>
        aria-label={t("show")}
        value={shown}
        onChange={setShown}
        options={[
          { value: "all", label: t("all") },
          { value: "unread", label: t("unread") },
        ]}
      />
      <Fetched query={list}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t("none")} text={t("noneAdvice")} />
          ) : (
            <>
              <ul className={styles.list}>
                {items.map((notice) => (
                  <Notice key={notice.id} notice={notice} />
                ))}
              </ul>
              {items.length < Math.min(total, MOST) && (
                <Button
                  block
                  loading={list.isFetching}
                  onClick={() => setLimit(Math.min(limit + STEP, MOST))}
                >
                  {t("more")}
                </Button>
              )}
            </>
          )
        }
      </Fetched>
    </Drawer>
  );
}

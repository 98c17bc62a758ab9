/** The bell with the number of unread notices, the list behind it, and notices that want to be confirmed. */
import BellOutlined from "@ant-design/icons/BellOutlined";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { noticeWords } from "./notice-words";
import styles from "./notices.module.css";
import { useCounters } from "./use-notices";

// Made of antd, which the main page does without until one of them is wanted.
const NoticeDrawer = lazy(() => import("./notice-drawer"));
const ModalNotices = lazy(() => import("./modal-notices"));

export const words = noticeWords;

const MOST_SHOWN = 99;

export function Component() {
  const { t } = useTranslation("notices");
  const counters = useCounters();
  const [open, setOpen] = useState<boolean | null>(null);
  const unread = counters?.unread ?? 0;
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <BellOutlined aria-hidden="true" />
        <span className="visually-hidden">{t("bell", { count: unread })}</span>
        {unread > 0 && (
          <span className={styles.count} aria-hidden="true">
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </button>
      <Suspense fallback={null}>
        {open !== null && <NoticeDrawer open={open} onClose={() => setOpen(false)} />}
      </Suspense>
      <Suspense fallback={null}>
        {counters !== undefined && counters.modal > 0 && <ModalNotices />}
      </Suspense>
    </>
  );
}

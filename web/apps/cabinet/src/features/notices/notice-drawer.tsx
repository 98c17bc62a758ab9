/** The newest notices behind the bell, unread ones first; all of them have a page. */
import { SideDrawer } from "@personal-cabinet/ui/page/side-drawer";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { AntdLook } from "@personal-cabinet/ui/theme/antd-look";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { NoticeList } from "./notice-list";
import styles from "./notices.module.css";
import { type Shown, ShownChoice } from "./shown-choice";
import { useNoticeList } from "./use-notices";

const LIMIT = 20;

export type NoticeDrawerProps = { open: boolean; onClose: () => void };

function NewestNotices({ open, onClose }: NoticeDrawerProps) {
  const { t } = useTranslation("notices");
  const [shown, setShown] = useState<Shown>("all");
  const list = useNoticeList(shown, { limit: LIMIT, offset: 0 }, open);
  return (
    <SideDrawer title={t("title")} close={t("close")} open={open} onClose={onClose} width={440}>
      <ShownChoice value={shown} onChange={setShown} />
      <Fetched query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t(shown === "all" ? "none" : "allRead")} text={t("noneAdvice")} />
          ) : (
            <NoticeList notices={items} level="h3" />
          )
        }
      </Fetched>
      <Link className={styles.whole} to="/notices" onClick={onClose}>
        {t("whole")}
      </Link>
    </SideDrawer>
  );
}

export default function NoticeDrawer(props: NoticeDrawerProps) {
  return (
    <AntdLook>
      <NewestNotices {...props} />
    </AntdLook>
  );
}

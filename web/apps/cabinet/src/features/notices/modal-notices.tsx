/** Notices that want to be confirmed, one after another: «1 из N». */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { NoticeLink } from "@personal-cabinet/ui/notice/notice-link";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { AntdLook } from "@personal-cabinet/ui/theme/antd-look";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NoticeFiles } from "./notice-body";
import styles from "./notices.module.css";
import { useConfirm, useNoticeList } from "./use-notices";

const FIRST = { limit: 50, offset: 0 };

function Notices() {
  const { t } = useTranslation("notices");
  const { data } = useNoticeList("modal", FIRST);
  const confirm = useConfirm();
  const [index, setIndex] = useState(0);
  const notices = data?.items ?? [];
  // What was confirmed leaves the list, and the next one takes its place.
  const place = Math.max(0, Math.min(index, notices.length - 1));
  const notice = notices[place];
  if (!notice) return null;
  const foot = (
    <div className={styles.foot}>
      {notices.length > 1 && (
        <div className={styles.steps}>
          <Button
            icon={<LeftOutlined aria-hidden="true" />}
            aria-label={t("back")}
            disabled={place === 0}
            onClick={() => setIndex(place - 1)}
          />
          <span role="status">{t("place", { place: place + 1, total: notices.length })}</span>
          <Button
            icon={<RightOutlined aria-hidden="true" />}
            aria-label={t("forward")}
            disabled={place === notices.length - 1}
            onClick={() => setIndex(place + 1)}
          />
        </div>
      )}
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(notice.id)}>
        {t("confirm")}
      </Button>
    </div>
  );
  return (
    <Dialog open title={notice.subject} closable={false} keyboard={false} footer={foot} centered>
      <FormAlert error={confirm.error} />
      <p className={styles.body}>{notice.body}</p>
      <NoticeLink link={notice.link} />
      <NoticeFiles notice={notice} />
    </Dialog>
  );
}

export default function ModalNotices() {
  return (
    <AntdLook>
      <Notices />
    </AntdLook>
  );
}

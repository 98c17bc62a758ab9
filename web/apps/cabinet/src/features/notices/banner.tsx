/** The banners on top of a page, one below another, until their term is over or the reader closes them. */
import CloseOutlined from "@ant-design/icons/CloseOutlined";
import NotificationOutlined from "@ant-design/icons/NotificationOutlined";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { BannerAwaited } from "../../shared/banner-awaited";
import { NoticeBody } from "./notice-body";
import { noticeWords } from "./notice-words";
import styles from "./notices.module.css";
import { useBanners, useKnownCounters, useRead } from "./use-notices";

export const words = noticeWords;

export function Component() {
  const { t } = useTranslation("notices");
  const counters = useKnownCounters();
  const up = counters?.banner ?? 0;
  const banners = useBanners(up > 0);
  const close = useRead();
  const known = useRef(false);
  if (counters && !(up > 0 && banners.isPending)) known.current = true;
  if (!known.current) return <BannerAwaited />;
  if (up === 0) return null;
  return (
    <>
      {banners.data?.map((banner) => (
        <aside key={banner.id} className={styles.banner} aria-label={banner.subject}>
          <NotificationOutlined aria-hidden="true" />
          <div className={styles.bannerText}>
            <strong className={styles.subject}>{banner.subject}</strong>
            <NoticeBody notice={banner} />
          </div>
          <button
            type="button"
            className={styles.closer}
            aria-label={`${t("closeBanner")}: ${banner.subject}`}
            onClick={() => close.mutate(banner.id)}
          >
            <CloseOutlined aria-hidden="true" />
          </button>
        </aside>
      ))}
    </>
  );
}

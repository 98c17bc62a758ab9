/** The text of a notice, folded when long, and its link. */
import type { NoticeOut } from "@personal-cabinet/api/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { safeAddress } from "./notice-link";
import styles from "./notices.module.css";

const LONG = 260;

export function NoticeLink({ link }: { link: NoticeOut["link"] }) {
  const address = link && safeAddress(link.address);
  if (!link || !address) return null;
  const outside = !address.startsWith("/");
  return (
    <a href={address} {...(outside ? { target: "_blank", rel: "noreferrer" } : {})}>
      {link.label}
    </a>
  );
}

export function NoticeBody({ notice }: { notice: NoticeOut }) {
  const { t } = useTranslation("notices");
  const long = notice.body.length > LONG;
  const [open, setOpen] = useState(false);
  const text = long && !open ? `${notice.body.slice(0, LONG).trimEnd()}…` : notice.body;
  return (
    <>
      <p className={styles.body}>{text}</p>
      {long && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? "fold" : "unfold")}
          <span className="visually-hidden">: {notice.subject}</span>
        </button>
      )}
      <NoticeLink link={notice.link} />
    </>
  );
}

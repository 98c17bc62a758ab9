/** After a form: what happens next, said to a screen reader at once, and the way back. */
import MailOutlined from "@ant-design/icons/MailOutlined";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./text.module.css";

export function SentNote({ title, lines }: { title: string; lines: string[] }) {
  const { t } = useTranslation("entry");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.text}>
      <p className={styles.sign} aria-hidden="true">
        <MailOutlined />
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      <p className={styles.line}>
        <Link to="/sign-in">{t("back")}</Link>
      </p>
    </div>
  );
}

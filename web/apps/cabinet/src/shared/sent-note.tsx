/** After a form: what happens next, said to a screen reader at once, and the way back. */
import { Icon } from "@personal-cabinet/session/form/icon";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useEffect, useRef } from "react";
import styles from "./text.module.css";

export function SentNote({ title, lines }: { title: string; lines: string[] }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.text}>
      <p className={styles.sign}>
        <Icon name="letter" />
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
        <a href="/sign-in">{t("entry:back")}</a>
      </p>
    </div>
  );
}

/** What was said in an appeal, the first word first; pictures small beside the words. */
import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { AppealCardOut, AppealFileOut } from "@personal-cabinet/api/cabinet";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FileLinks } from "@personal-cabinet/ui/notice/file-links";
import { useTranslation } from "react-i18next";
import { fileAddress } from "./api/appeal-files";
import styles from "./thread.module.css";

type Message = AppealCardOut["messages"][number];

function Pictures({ files }: { files: AppealFileOut[] }) {
  const { t } = useTranslation("support");
  if (files.length === 0) return null;
  return (
    <ul className={styles.pictures}>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={fileAddress(id)} target="_blank" rel="noreferrer">
            <img src={fileAddress(id, true)} alt={t("files.picture", { name })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function One({ message }: { message: Message }) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  const { by, text, at, files, way, from_number: from } = message;
  const told = [
    t(`by.${by}`),
    way !== "web" && t(`one.way.${way}`),
    from !== null && t("one.from", { number: from }),
    formatDayAndTime(at, language),
  ];
  return (
    <li className={styles.message} data-by={by}>
      <p className={styles.soft}>{told.filter(Boolean).join(", ")}</p>
      <p className={styles.text}>{text}</p>
      <Pictures files={files.filter(({ picture }) => picture)} />
      <FileLinks
        files={files.filter(({ picture }) => !picture)}
        addressOf={({ id }) => fileAddress(id)}
        before={getMe}
      />
    </li>
  );
}

export function Thread({ messages }: { messages: Message[] }) {
  const { t } = useTranslation("support");
  return (
    <ol className={styles.thread} aria-label={t("one.talk")}>
      {messages.map((message) => (
        <One key={message.id} message={message} />
      ))}
    </ol>
  );
}

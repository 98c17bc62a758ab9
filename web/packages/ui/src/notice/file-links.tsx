/** The files of a notice as links: name and size, saved by the browser when followed. */
import PaperClipOutlined from "@ant-design/icons/PaperClipOutlined";
import { formatBytes } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { saveFrom } from "../page/save-file";
import styles from "./notice.module.css";

export type NoticeFile = { id: string; name: string; size: number };

export type FileLinksProps = {
  files: NoticeFile[];
  /** Where a file is had; absent = it is only shown. */
  addressOf?: (file: NoticeFile) => string;
  /** Continues the session first: a plain link cannot; rejects when nobody is signed in. */
  before?: () => Promise<unknown>;
};

export function FileLinks({ files, addressOf, before }: FileLinksProps) {
  const { t } = useTranslation("common");
  const language = useLanguage();
  if (files.length === 0) return null;
  const follow = (event: MouseEvent, file: NoticeFile) => {
    if (!addressOf || !before || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    before().then(
      () => saveFrom(addressOf(file), file.name),
      () => undefined,
    );
  };
  return (
    <ul className={styles.files} aria-label={t("notice.files")}>
      {files.map((file) => (
        <li key={file.id}>
          <PaperClipOutlined aria-hidden="true" />{" "}
          {addressOf ? (
            <a href={addressOf(file)} download={file.name} onClick={(event) => follow(event, file)}>
              {file.name}
            </a>
          ) : (
            <span className={styles.fileName}>{file.name}</span>
          )}{" "}
          <span className={styles.size}>{formatBytes(file.size, language)}</span>
        </li>
      ))}
    </ul>
  );
}

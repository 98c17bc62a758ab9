/** Chooses files for an announcement and shows how far they are. */
import PaperClipOutlined from "@ant-design/icons/PaperClipOutlined";
import { formatBytes } from "@personal-cabinet/i18n/numbers";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button, Progress } from "antd";
import { type DragEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./announcements.module.css";
import { ENDINGS, MOST_FILES, type UploadItem, type Uploads } from "./use-uploads";

function Item({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const { t } = useTranslation("announcements");
  const language = useLanguage();
  const { failure, file } = item;
  const refusedHere = typeof failure === "string";
  const why = () => {
    if (failure === null) return null;
    if (refusedHere) return t(`files.${failure}`);
    const { title, advice } = problemWords(t, failure);
    return advice ? `${title}. ${advice}` : title;
  };
  return (
    <li className={styles.file}>
      <PaperClipOutlined aria-hidden="true" />
      <div className={styles.fileBody}>
        <span className={styles.fileName}>{file.name}</span>{" "}
        <span className={styles.soft}>{formatBytes(file.size, language)}</span>
        {failure && (
          <p role="alert" className={styles.failure}>
            {why()}
          </p>
        )}
        {!failure && !item.done && (
          <Progress
            percent={item.percent}
            size="small"
            aria-label={t("files.progress", { name: file.name })}
          />
        )}
        {item.done && (
          <>
            <p className={styles.soft}>{t("files.ready")}</p>
            <p className={styles.soft}>
              {t(item.done.scanned_at ? "files.scanned" : "files.unscanned")}
            </p>
          </>
        )}
      </div>
      {failure && !refusedHere && (
        <Button size="small" onClick={() => uploads.retry(item.key)}>
          {t("files.retry")}
        </Button>
      )}
      <Button
        size="small"
        aria-label={`${t("files.remove")}: ${file.name}`}
        onClick={() => uploads.remove(item.key)}
      >
        {t("files.remove")}
      </Button>
    </li>
  );
}

export function FileField({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation("announcements");
  const input = useRef<HTMLInputElement>(null);
  const full = uploads.items.length >= MOST_FILES;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside does the same
    <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        type="file"
        multiple
        className={styles.chooser}
        aria-label={t("files.add")}
        accept={ENDINGS.join(",")}
        onChange={(event) => {
          uploads.add(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <Button disabled={full} onClick={() => input.current?.click()}>
        {t("files.add")}
      </Button>{" "}
      <span className={styles.soft}>{t("files.drop")}</span>
      <p className={styles.soft}>{t("files.help")}</p>
      {uploads.tooMany && (
        <p role="alert" className={styles.failure}>
          {t("files.tooMany")}
        </p>
      )}
      {uploads.items.length > 0 && (
        <ul className={styles.fileList} aria-label={t("files.title")}>
          {uploads.items.map((item) => (
            <Item key={item.key} item={item} uploads={uploads} />
          ))}
        </ul>
      )}
    </div>
  );
}

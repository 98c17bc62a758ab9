/** Chooses files and shows how far they are. */
import PaperClipOutlined from "@ant-design/icons/PaperClipOutlined";
import { formatBytes } from "@personal-cabinet/i18n/numbers";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Uploaded, UploadItem, Uploads } from "@personal-cabinet/ui/form/use-uploads";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Button, Progress } from "antd";
import { type DragEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./file-field.module.css";

type NoteOf<Done> = (file: Done) => string;

type ItemProps<Done extends Uploaded> = {
  item: UploadItem<Done>;
  uploads: Uploads<Done>;
  noteOf: NoteOf<Done> | undefined;
};

function Item<Done extends Uploaded>({ item, uploads, noteOf }: ItemProps<Done>) {
  const { t } = useTranslation("admin");
  const language = useLanguage();
  const { name, size, refused, error, done } = item;
  const failed = refused !== null || Boolean(error);
  const why = () => {
    if (refused) return t(`files.${refused}`, { size: sizeOf(uploads, language) });
    const { title, advice } = problemWords(t, problemLike(error));
    return advice ? `${title}. ${advice}` : title;
  };
  return (
    <li className={styles.file}>
      <PaperClipOutlined aria-hidden="true" />
      <div className={styles.fileBody}>
        <span className={styles.fileName}>{name}</span>{" "}
        <span className={styles.soft}>{formatBytes(size, language)}</span>
        {failed && (
          <p role="alert" className={styles.failure}>
            {why()}
          </p>
        )}
        {!failed && !done && (
          <Progress
            percent={item.percent}
            size="small"
            aria-label={t("files.progress", { name })}
          />
        )}
        {done && (
          <>
            <p className={styles.soft}>{t("files.ready")}</p>
            {noteOf && <p className={styles.soft}>{noteOf(done)}</p>}
          </>
        )}
      </div>
      {Boolean(error) && (
        <Button size="small" onClick={() => uploads.retry(item.key)}>
          {t("files.retry")}
        </Button>
      )}
      <Button
        size="small"
        aria-label={`${t("files.remove")}: ${name}`}
        onClick={() => uploads.remove(item.key)}
      >
        {t("files.remove")}
      </Button>
    </li>
  );
}

function sizeOf<Done extends Uploaded>({ rules }: Uploads<Done>, language: "ru" | "en"): string {
  return formatBytes(rules.largest, language);
}

export type FileFieldProps<Done extends Uploaded> = {
  uploads: Uploads<Done>;
  /** What else is to be said of a file that is there. */
  noteOf?: NoteOf<Done>;
};

export function FileField<Done extends Uploaded>({ uploads, noteOf }: FileFieldProps<Done>) {
  const { t } = useTranslation("admin");
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const { most, endings } = uploads.rules;
  const full = uploads.items.length >= most;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  };
  const kinds = endings.filter((ending) => ending !== ".jpg");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside does the same
    <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        type="file"
        multiple
        className={styles.chooser}
        aria-label={t("files.add")}
        accept={endings.join(",")}
        onChange={(event) => {
          uploads.add(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <Button disabled={full} onClick={() => input.current?.click()}>
        {t("files.add")}
      </Button>{" "}
      <span className={styles.soft}>{t("files.drop")}</span>
      <p className={styles.soft}>
        {t("files.help", {
          count: most,
          size: sizeOf(uploads, language),
          kinds: kinds.map((ending) => ending.slice(1).toUpperCase()).join(", "),
        })}
      </p>
      {uploads.tooMany && (
        <p role="alert" className={styles.failure}>
          {t("files.tooMany", { count: most })}
        </p>
      )}
      {uploads.items.length > 0 && (
        <ul className={styles.fileList} aria-label={t("files.title")}>
          {uploads.items.map((item) => (
            <Item key={item.key} item={item} uploads={uploads} noteOf={noteOf} />
          ))}
        </ul>
      )}
    </div>
  );
}

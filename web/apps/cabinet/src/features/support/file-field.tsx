/** Files beside a message: chosen or taken by a phone's camera, shown how far they are, removed again. */
import type { AppealFileOut } from "@personal-cabinet/api/cabinet";
import { formatBytes } from "@personal-cabinet/i18n/numbers";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { UploadItem, Uploads } from "@personal-cabinet/ui/form/use-uploads";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { fileAddress } from "./api/appeal-files";
import styles from "./files.module.css";

type Files = Uploads<AppealFileOut>;

function Item({ item, files }: { item: UploadItem<AppealFileOut>; files: Files }) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  const { name, done, refused, error, percent } = item;
  const failed = refused !== null || Boolean(error);
  const why = () => {
    if (refused) {
      return t(`files.${refused}`, { size: formatBytes(files.rules.largest, language) });
    }
    const { title, advice } = problemWords(t, problemLike(error));
    return [title, advice].filter(Boolean).join(". ");
  };
  return (
    <li className={styles.file}>
      {done?.picture && <img src={fileAddress(done.id, true)} alt={t("files.picture", { name })} />}
      <div className={styles.body}>
        <span className={styles.name}>{name}</span>{" "}
        <span className={styles.soft}>{formatBytes(item.size, language)}</span>
        {failed && (
          <p role="alert" className={styles.wrong}>
            {why()}
          </p>
        )}
        {!failed && !done && (
          <>
            <progress max={100} value={percent} aria-label={t("files.progress", { name })} />
            <p className={styles.soft}>{t("files.sending", { percent })}</p>
          </>
        )}
        {done && <p className={styles.soft}>{t("files.ready")}</p>}
      </div>
      {Boolean(error) && item.file && (
        <button
          type="button"
          className={styles.act}
          aria-label={`${t("files.retry")}: ${name}`}
          onClick={() => files.retry(item.key)}
        >
          {t("files.retry")}
        </button>
      )}
      <button
        type="button"
        className={styles.act}
        aria-label={`${t("files.remove")}: ${name}`}
        onClick={() => files.remove(item.key)}
      >
        {t("files.remove")}
      </button>
    </li>
  );
}

function Chooser({ files, camera }: { files: Files; camera: boolean }) {
  const { t } = useTranslation("support");
  const id = useId();
  return (
    <span className={camera ? `${styles.chooser} ${styles.camera}` : styles.chooser}>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        multiple={!camera}
        accept={camera ? "image/jpeg,image/png" : files.rules.endings.join(",")}
        capture={camera ? "environment" : undefined}
        onChange={(event) => {
          files.add(event.target.files ?? []);
          // The same file once more is a choice, too.
          event.target.value = "";
        }}
      />
      <label className={styles.choose} htmlFor={id}>
        {t(camera ? "files.photo" : "files.add")}
      </label>
    </span>
  );
}

export function FileField({ files }: { files: Files }) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  const { most, largest } = files.rules;
  return (
    <fieldset className={styles.set}>
      <legend>{t("files.title")}</legend>
      {files.items.length > 0 && (
        <ul className={styles.files}>
          {files.items.map((item) => (
            <Item key={item.key} item={item} files={files} />
          ))}
        </ul>
      )}
      {files.items.length < most && (
        <p className={styles.choosers}>
          <Chooser files={files} camera={false} />
          <Chooser files={files} camera />
        </p>
      )}
      {files.tooMany && (
        <p role="alert" className={styles.wrong}>
          {t("files.tooMany", { count: most })}
        </p>
      )}
      <p className={styles.soft}>
        {t("files.help", { count: most, size: formatBytes(largest, language) })}
      </p>
    </fieldset>
  );
}

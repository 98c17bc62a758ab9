/** A photo as evidence: taken by the phone's camera or chosen, shown, sent; it holds nothing up. */

import type { SubmissionOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { photoAddress } from "./api/put-photo";
import styles from "./submissions.module.css";
import type { Photo } from "./use-photo";

function Picked({ photo }: { photo: Photo }) {
  const { t } = useTranslation("submissions");
  // Some phones' formats are shown by no browser.
  const [seen, setSeen] = useState(true);
  if (!photo.file) return null;
  return (
    <div className={styles.picked}>
      {photo.address && seen && (
        <img src={photo.address} alt={t("photo.alt")} onError={() => setSeen(false)} />
      )}
      <span>{photo.file.name}</span>
    </div>
  );
}

export function PhotoField({
  photo,
  submission,
}: {
  photo: Photo;
  submission: SubmissionOut | null;
}) {
  const { t } = useTranslation("submissions");
  const id = useId();
  const { state, percent } = photo;
  const there = submission?.photo || state === "sent";
  const busy = state === "sending";
  return (
    <div className={styles.photo}>
      <Picked key={photo.address} photo={photo} />
      <p role="status" className={styles.soft}>
        {busy && t("photo.sending", { percent })}
        {there && !busy && state !== "failed" && t("photo.sent")}
      </p>
      {busy && <progress max={100} value={percent} aria-label={t("photo.alt")} />}
      {state === "failed" && (
        <>
          <p className={styles.wrong}>{t("photo.failed")}</p>
          <Refusal error={photo.error} />
          <Button onClick={photo.again}>{t("photo.again")}</Button>
        </>
      )}
      {!busy && (
        <p className={styles.photoActs}>
          <label className={styles.choose} htmlFor={id}>
            {t(there || photo.file ? "photo.another" : "photo.add")}
          </label>
          <input
            id={id}
            className="visually-hidden"
            type="file"
            accept="image/jpeg,image/png,image/*"
            capture="environment"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) photo.choose(file);
              // The same file once more is a choice, too.
              event.target.value = "";
            }}
          />
          {state === "chosen" && (
            <button type="button" className={styles.act} onClick={() => photo.choose(null)}>
              {t("photo.remove")}
            </button>
          )}
          {submission && there && (
            <a href={photoAddress(submission.id)} target="_blank" rel="noreferrer">
              {t("photo.open")}
            </a>
          )}
        </p>
      )}
      {!there && state !== "failed" && (
        <p className={styles.before}>{t(submission ? "photo.later" : "photo.hint")}</p>
      )}
    </div>
  );
}

/** What was said, and what colleagues have noted for each other, in the order of time. */

import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { AppealFileOut, StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { FileLinks } from "@personal-cabinet/ui/notice/file-links";
import { useTranslation } from "react-i18next";
import { fileAddress } from "./api/appeal-files";
import styles from "./card.module.css";

type Said = {
  key: string;
  by: "consumer" | "staff" | "note";
  who: string;
  text: string;
  at: string;
  files: AppealFileOut[];
  way: string | null;
  /** The number of the appeal on which it was written, where that is another. */
  from: number | null;
  sender: string | null;
  whole: string | null;
};

/** Messages and notes as one talk; what came first stands first. */
export function saidOf({ messages, notes, customer }: StaffAppealCardOut): Said[] {
  const said = messages.map(
    ({ id, by, author, whole, from_number, ...message }): Said => ({
      ...message,
      from: from_number,
      sender: null,
      whole: whole ?? null,
      key: `message-${id}`,
      by,
      who: (by === "staff" ? author?.name : customer.name) ?? "",
    }),
  );
  const noted = notes.map(
    ({ id, text, at, author, sender }): Said => ({
      key: `note-${id}`,
      by: "note",
      who: author?.name ?? "",
      text,
      at,
      files: [],
      way: sender ? "letter" : null,
      from: null,
      sender: sender ?? null,
      whole: null,
    }),
  );
  return [...said, ...noted].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function Pictures({ files }: { files: AppealFileOut[] }) {
  const { t } = useTranslation("appeals");
  if (files.length === 0) return null;
  return (
    <ul className={styles.pictures}>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={fileAddress(id)} target="_blank" rel="noreferrer">
            <img src={fileAddress(id, true)} alt={t("picture", { name })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function One({ said }: { said: Said }) {
  const { t } = useTranslation("appeals");
  const { by, who, text, at, files, way, from, sender, whole } = said;
  const told = [
    by === "note" && t("note.mark"),
    sender || who || t(`by.${by === "note" ? "staff" : by}`),
    way && way !== "web" && t(`way.${way}`),
    from !== null && t("merge.from", { number: from }),
    formatMinute(at),
  ];
  return (
    <li className={styles.message} data-by={by}>
      <p className={styles.soft}>{told.filter(Boolean).join(", ")}</p>
      {sender && <p className={styles.soft}>{t("note.stranger")}</p>}
      <p className={styles.text}>{text}</p>
      {whole && (
        <details className={styles.fold}>
          <summary>{t("whole")}</summary>
          <p className={styles.text}>{whole}</p>
        </details>
      )}
      <Pictures files={files.filter(({ picture }) => picture)} />
      <FileLinks
        files={files.filter(({ picture }) => !picture)}
        addressOf={({ id }) => fileAddress(id)}
        before={getMe}
      />
    </li>
  );
}

export function Talk({ appeal }: { appeal: StaffAppealCardOut }) {
  const { t } = useTranslation("appeals");
  return (
    <ol className={styles.talk} aria-label={t("talk")}>
      {saidOf(appeal).map((said) => (
        <One key={said.key} said={said} />
      ))}
    </ol>
  );
}

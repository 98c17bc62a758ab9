/** Which fields staff have set by hand, and what systems have told of them since. */
import type { EditOut } from "@personal-cabinet/api/cabinet";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import styles from "./meters.module.css";

export function EditMarks({ edits }: { edits: EditOut[] }) {
  const { t } = useTranslation("meters");
  // What a system tells likewise is no news.
  const told = edits.filter((edit) => edit.state !== "agreed");
  if (told.length === 0) return null;
  return (
    <ul className={styles.marks} aria-label={t("edit.title")}>
      {told.map((edit) => (
        <li key={`${edit.kind} ${edit.field}`}>
          <Mark tone={edit.state === "differs" ? "warning" : "info"}>
            {t(`edit.${edit.state}`, {
              field: t(`field.${edit.field}`, { defaultValue: edit.field }),
              editor: edit.editor,
              day: formatDay(edit.edited_at),
              delivered: String(edit.delivered ?? t("edit.nothing")),
              source: edit.source ?? "",
            })}
          </Mark>
        </li>
      ))}
    </ul>
  );
}

/** Which fields staff have set by hand, and what systems have told of them since, to be decided. */
import type { EditOut } from "@personal-cabinet/api/cabinet";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { type Decision, decideDifference } from "./api/decide-difference";
import type { TabProps } from "./card-form";
import styles from "./meters.module.css";

function Edit({ edit, busy, decide }: { edit: EditOut; busy: boolean; decide?: Decide }) {
  const { t } = useTranslation("meters");
  const words = {
    field: t(`field.${edit.field}`, { defaultValue: edit.field }),
    editor: edit.editor,
    day: formatDay(edit.edited_at),
    delivered: String(edit.delivered_name ?? edit.delivered ?? t("edit.nothing")),
    source: edit.source ?? "",
  };
  const { kind, field } = edit;
  return (
    <li>
      <Mark tone={edit.state === "differs" ? "warning" : "info"}>
        {t(`edit.${edit.state}`, words)}
      </Mark>
      {edit.state === "differs" && decide && (
        <div className={styles.head}>
          <Button disabled={busy} onClick={() => decide({ kind, field, choice: "system" })}>
            {t("edit.take", words)}
          </Button>
          <Button disabled={busy} onClick={() => decide({ kind, field, choice: "staff" })}>
            {t("edit.keep")}
          </Button>
        </div>
      )}
    </li>
  );
}

type Decide = (decision: Decision) => void;

export function EditMarks({ card, tag, disabled, onSaved, onReload }: TabProps) {
  const { t } = useTranslation("meters");
  const decide = useMutation({
    mutationFn: (decision: Decision) => decideDifference(card.id, tag, decision),
    onSuccess: onSaved,
  });
  // What a system tells likewise is no news.
  const told = card.edits.filter((edit) => edit.state !== "agreed");
  if (told.length === 0) return null;
  return (
    <>
      <StaleAlert error={decide.error} onReload={onReload} />
      <ul className={styles.marks} aria-label={t("edit.title")}>
        {told.map((edit) => (
          <Edit
            key={`${edit.kind} ${edit.field}`}
            edit={edit}
            busy={decide.isPending}
            decide={disabled ? undefined : decide.mutate}
          />
        ))}
      </ul>
    </>
  );
}

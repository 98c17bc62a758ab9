/** Where an appeal goes on, as far as it may, and who deals with it. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { Button, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { type Assignee, assignAppeal, moveAppeal, type NextStatus } from "./api/appeal-acts";
import styles from "./card.module.css";
import { useAppealAct } from "./use-appeal-act";
import { NOBODY, useAssignees } from "./use-assignees";

export function Moves({ appeal }: { appeal: StaffAppealCardOut }) {
  const { t } = useTranslation("appeals");
  const selectId = useId();
  const { id, etag, allowed, assignee } = appeal;
  const choices = useAssignees();
  const move = useAppealAct(id, (status: NextStatus) => moveAppeal(id, etag, status), t("moved"));
  const assign = useAppealAct(
    id,
    (chosen: Assignee) => assignAppeal(id, etag, chosen),
    t("assign.done"),
  );
  const chosen = assignee?.id ?? NOBODY;
  // A colleague who is no more among those that can be chosen still is who deals with it.
  const known = choices.some(({ key }) => key === chosen);
  const options = [
    ...choices.map(({ key, label }) => ({ value: key, label })),
    ...(known ? [] : [{ value: chosen, label: assignee?.name || t("colleague") }]),
  ];
  const next = allowed.filter((status): status is NextStatus => status !== "draft");
  return (
    <section className={styles.moves} aria-label={t("move.title")}>
      {/* What another has changed is there again already: the card was asked for. */}
      <StaleAlert error={move.error ?? assign.error} onReload={() => reset(move, assign)} />
      <div className={styles.buttons}>
        {next.map((status) => (
          <Button
            key={status}
            loading={move.isPending && move.variables === status}
            onClick={() => move.mutate(status)}
          >
            {t(`move.${status}`)}
          </Button>
        ))}
      </div>
      <label htmlFor={selectId}>{t("column.assignee")}</label>
      <Select
        id={selectId}
        className={styles.select ?? ""}
        value={chosen}
        loading={assign.isPending}
        options={options}
        onChange={(key) => {
          const one = choices.find((choice) => choice.key === key);
          if (one) assign.mutate(one.assignee);
        }}
      />
      <p className={styles.soft}>{t("assign.hint")}</p>
    </section>
  );
}

function reset(...acts: { reset: () => void }[]): void {
  for (const act of acts) act.reset();
}

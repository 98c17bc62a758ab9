/** Where an appeal goes on, as far as it may, and who deals with it. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { Button, Popconfirm, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import {
  type Assignee,
  assignAppeal,
  dropAppeal,
  moveAppeal,
  type NextStatus,
  takeAppeal,
} from "./api/appeal-acts";
import styles from "./card.module.css";
import { MergeHere } from "./merge-here";
import { useAppealAct } from "./use-appeal-act";
import { keyOf, useAssignees } from "./use-assignees";

type MovesProps = { appeal: StaffAppealCardOut; onGone: () => void };

export function Moves({ appeal, onGone }: MovesProps) {
  const { t } = useTranslation("appeals");
  const selectId = useId();
  const { id, etag, allowed, assignee, team, status } = appeal;
  const choices = useAssignees();
  const move = useAppealAct(id, (next: NextStatus) => moveAppeal(id, etag, next), t("moved"));
  const assign = useAppealAct(
    id,
    (chosen: Assignee) => assignAppeal(id, etag, chosen),
    t("assign.done"),
  );
  const take = useAppealAct(id, () => takeAppeal(id), t("assign.taken"));
  const drop = useAppealAct(id, () => dropAppeal(id), t("move.dropped"), onGone);
  const chosen = keyOf(appeal);
  // A colleague who is no more among those that can be chosen still is who deals with it.
  const known = choices.some(({ key }) => key === chosen);
  const options = [
    ...choices.map(({ key, label }) => ({ value: key, label })),
    ...(known ? [] : [{ value: chosen, label: assignee?.name || team?.name || t("colleague") }]),
  ];
  const next = allowed.filter((one): one is NextStatus => one !== "draft");
  const open = status === "new" || status === "in_work";
  return (
    <section className={styles.moves} aria-label={t("move.title")}>
      {/* What another has changed is there again already: the card was asked for. */}
      <StaleAlert
        error={move.error ?? assign.error ?? take.error ?? drop.error}
        onReload={() => reset(move, assign, take, drop)}
      />
      <div className={styles.buttons}>
        {next.map((one) => (
          <Button
            key={one}
            loading={move.isPending && move.variables === one}
            onClick={() => move.mutate(one)}
          >
            {t(`move.${one}`)}
          </Button>
        ))}
        {status === "draft" && (
          <Popconfirm
            title={t("move.dropAsk")}
            okText={t("move.drop")}
            cancelText={t("move.keep")}
            onConfirm={() => drop.mutate(undefined)}
          >
            <Button danger loading={drop.isPending}>
              {t("move.drop")}
            </Button>
          </Popconfirm>
        )}
        <MergeHere appeal={appeal} />
      </div>
      <label htmlFor={selectId}>{t("column.assignee")}</label>
      <div className={styles.assign}>
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
        {open && assignee === null && (
          <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
            {t("assign.take")}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{t("assign.hint")}</p>
    </section>
  );
}

function reset(...acts: { reset: () => void }[]): void {
  for (const act of acts) act.reset();
}

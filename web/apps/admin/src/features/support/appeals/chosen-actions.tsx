/** What is done with the chosen appeals, and only with them; what could not be done is said. */
import type { ManyDoneOut, StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Assignee, assignAppeals, moveAppeals, type NextStatus } from "./api/appeal-acts";
import { APPEAL } from "./api/get-appeal";
import { APPEALS } from "./api/list-appeals";
import { MergeDialog } from "./merge-dialog";
import { useAssignees } from "./use-assignees";

const NEXT: NextStatus[] = ["new", "in_work", "done", "cancelled"];
/** As many as the service takes in one act. */
export const MOST = 200;

type ChosenActionsProps = {
  ids: string[];
  /** Those of the chosen that have been on a page since. */
  rows: StaffAppealOut[];
  onDone: () => void;
};

export function ChosenActions({ ids, rows, onDone }: ChosenActionsProps) {
  const { t } = useTranslation("appeals");
  const queries = useQueryClient();
  const tell = useTell();
  const assignees = useAssignees();
  const onSuccess = async ({ changed, skipped }: ManyDoneOut) => {
    await Promise.all([APPEALS, APPEAL].map((queryKey) => queries.invalidateQueries({ queryKey })));
    const left = skipped.map(({ number }) => number ?? "?");
    const told = t("many.done", { done: changed, all: ids.length });
    tell(left.length > 0 ? `${told} ${t("many.left", { numbers: left.join(", ") })}` : told);
    onDone();
  };
  const move = useMutation({
    mutationFn: (status: NextStatus) => moveAppeals(ids, status),
    onSuccess,
  });
  const assign = useMutation({
    mutationFn: (assignee: Assignee) => assignAppeals(ids, assignee),
    onSuccess,
  });
  const [merging, setMerging] = useState(false);
  if (ids.length > MOST) return <span>{t("many.tooMany", { most: MOST })}</span>;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: NEXT.map((status) => ({ key: status, label: t(`admin:appealStatus.${status}`) })),
          onClick: ({ key }) => move.mutate(key as NextStatus),
        }}
      >
        <Button loading={move.isPending}>{t("many.status")}</Button>
      </Dropdown>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: assignees.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => {
            const chosen = assignees.find((one) => one.key === key);
            if (chosen) assign.mutate(chosen.assignee);
          },
        }}
      >
        <Button loading={assign.isPending}>{t("many.assign")}</Button>
      </Dropdown>
      {rows.length > 1 && <Button onClick={() => setMerging(true)}>{t("merge.chosen")}</Button>}
      {merging && (
        <MergeDialog
          rows={rows}
          first={rows.map(({ id }) => id)}
          onClose={() => setMerging(false)}
          onDone={() => {
            setMerging(false);
            onDone();
          }}
        />
      )}
      <FormAlert error={move.error ?? assign.error} />
    </>
  );
}

/** Several appeals of one subscriber become one: which, and which of them remains. */
import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Checkbox, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppealStatus } from "../../../shared/appeal-status";
import { mergeAppeals } from "./api/appeal-acts";
import { APPEAL } from "./api/get-appeal";
import { APPEALS } from "./api/list-appeals";
import styles from "./appeals.module.css";
import { canKeep, canMerge, MOST_MERGED, sameSubscriber } from "./merging";

export type MergeDialogProps = {
  rows: StaffAppealOut[];
  /** Those that are chosen already. */
  first: string[];
  /** The one that remains, unless another is chosen. */
  remains?: string;
  onClose: () => void;
  /** `into`: the one in which all goes on. */
  onDone: (into: string) => void;
};

/** Why these cannot become one; empty: they can. */
function hindrance(chosen: StaffAppealOut[], kept: StaffAppealOut | undefined): string {
  const [one] = chosen;
  if (chosen.some((row) => !canMerge(row))) return "unfit";
  if (one && chosen.some((row) => !sameSubscriber(one, row))) return "differ";
  if (chosen.length < 2) return "few";
  if (chosen.length > MOST_MERGED + 1) return "many";
  return kept ? "" : "closed";
}

function Row({ row }: { row: StaffAppealOut }) {
  const language = useLanguage();
  const { number, customer, topic, created_at, status, text } = row;
  return (
    <span className={styles.double}>
      <span>
        № {number}, {customer.name} <AppealStatus status={status} />
      </span>
      <span className={styles.soft}>
        {formatMinute(created_at)}, {titleIn(language, topic)}
      </span>
      <span className={styles.snippet}>{text}</span>
    </span>
  );
}

export function MergeDialog({ rows, first, remains, onClose, onDone }: MergeDialogProps) {
  const { t } = useTranslation("appeals");
  const queries = useQueryClient();
  const tell = useTell();
  const whichId = useId();
  const [ids, setIds] = useState(first);
  const [into, setInto] = useState(remains);
  const chosen = rows.filter(({ id }) => ids.includes(id));
  const keepers = chosen.filter(canKeep).sort((a, b) => a.number - b.number);
  // The eldest has waited longest, and its number is the one that was told first.
  const kept = keepers.find(({ id }) => id === into) ?? keepers[0];
  const why = hindrance(chosen, kept);
  const merge = useMutation({
    mutationFn: (target: string) =>
      mergeAppeals(
        target,
        ids.filter((id) => id !== target),
      ),
    onSuccess: (_, target) => {
      const others = chosen.filter(({ id }) => id !== target).map(({ number }) => `№ ${number}`);
      tell(t("merge.done", { numbers: others.join(", "), into: kept?.number }));
      onDone(target);
    },
    onSettled: () =>
      Promise.all([APPEALS, APPEAL].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return (
    <Dialog
      open
      title={t("merge.title")}
      okText={t("merge.ok")}
      okButtonProps={{ loading: merge.isPending, disabled: why !== "" }}
      cancelText={t("merge.cancel")}
      closable={false}
      onOk={() => kept && merge.mutate(kept.id)}
      onCancel={onClose}
    >
      <FormAlert error={merge.error} />
      <p>{t("merge.about")}</p>
      <Checkbox.Group
        aria-label={t("merge.which")}
        className={styles.doubles ?? ""}
        value={ids}
        onChange={setIds}
        options={rows.map((row) => ({ value: row.id, label: <Row row={row} /> }))}
      />
      <div role="status" className={styles.hindrance}>
        {why !== "" && <Alert type="warning" showIcon title={t(`merge.why.${why}`)} />}
      </div>
      {keepers.length > 0 && (
        <>
          <p id={whichId}>{t("merge.remains")}</p>
          <Radio.Group
            aria-labelledby={whichId}
            value={kept?.id}
            onChange={(event) => setInto(event.target.value)}
            options={keepers.map(({ id, number }) => ({ value: id, label: `№ ${number}` }))}
          />
        </>
      )}
    </Dialog>
  );
}

/** What a system has told otherwise than staff have set it, each decided by two presses. */
import type { DecisionIn, DifferenceOut } from "@personal-cabinet/api/cabinet";
import { formatDay, formatMinute } from "@personal-cabinet/i18n/dates";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./accounts.module.css";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const OPTIONS = ["individual", "organization", "apartment", "house", "other"];

function useWords() {
  const { t } = useTranslation("accounts");
  return (value: string | null) => {
    if (value === null) return t("difference.nothing");
    if (OPTIONS.includes(value)) return t(`option.${value}`);
    return DAY.test(value) ? formatDay(value) : value;
  };
}

type OneProps = {
  difference: DifferenceOut;
  pending: boolean;
  onDecide?: ((choice: DecisionIn["choice"]) => void) | undefined;
};

function One({ difference, pending, onDecide }: OneProps) {
  const { t } = useTranslation("accounts");
  const words = useWords();
  const [chosen, setChosen] = useState<DecisionIn["choice"] | null>(null);
  const field = t(`difference.field_${difference.kind}_${difference.field}`);
  const told = {
    field,
    source: difference.source,
    editor: difference.editor,
    at: formatMinute(difference.told_at),
  };
  const choices = [
    ["staff", difference.ours],
    ["system", difference.told],
  ] as const;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 20 }}
      title={t(`difference.${difference.state}`, told)}
      description={
        <>
          <ul className={styles.sides}>
            {choices.map(([side, value]) => (
              <li key={side}>
                {t(`difference.${side}`, told)}: <strong>{words(value)}</strong>
              </li>
            ))}
          </ul>
          {difference.state === "differs" && onDecide && (
            <div className={styles.choices}>
              {chosen ? (
                <>
                  <Button type="primary" loading={pending} onClick={() => onDecide(chosen)}>
                    {t(`difference.sure_${chosen}`)}
                  </Button>
                  <Button onClick={() => setChosen(null)}>{t("difference.back")}</Button>
                </>
              ) : (
                choices.map(([side]) => (
                  <Button key={side} onClick={() => setChosen(side)}>
                    {t(`difference.take_${side}`)}
                  </Button>
                ))
              )}
            </div>
          )}
        </>
      }
    />
  );
}

export type DifferencesProps = {
  differences: DifferenceOut[];
  pending: boolean;
  /** Absent for who only looks. */
  onDecide?: ((decision: DecisionIn) => void) | undefined;
};

export function Differences({ differences, pending, onDecide }: DifferencesProps) {
  return differences.map((difference) => (
    <One
      key={`${difference.kind} ${difference.field}`}
      difference={difference}
      pending={pending}
      onDecide={
        onDecide &&
        ((choice) => onDecide({ kind: difference.kind, field: difference.field, choice }))
      }
    />
  ));
}

/** Days from any one to any other, typed or picked, with steps of as many days back and forth. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { useTranslation } from "react-i18next";
import type { Days } from "./period";
import styles from "./period.module.css";
import { daysBounds } from "./period-bounds";
import { PeriodField } from "./period-field";
import { Step } from "./step";

export type DaysPickerProps = {
  days: Days;
  onChange: (days: Days) => void;
  /** First and last day that can have data. */
  first?: string | null;
  last?: string | null;
};

/** An end that would come before the other takes that along. */
export function DaysPicker({ days, onChange, first, last }: DaysPickerProps) {
  const { t } = useTranslation("common");
  const { before, after, outside } = daysBounds(days, { first, last });
  const { date, end } = days;
  const field = { interval: "day", firstDay: 1, outside } as const;
  return (
    <div className={styles.days}>
      <Step
        className={styles.tall}
        icon={<LeftOutlined aria-hidden="true" />}
        label={t("period.previous.days")}
        to={before}
        onChange={onChange}
      />
      <span className={styles.word} aria-hidden="true">
        {t("period.from")}
      </span>
      <PeriodField
        {...field}
        label={t("period.choose.first")}
        day={date}
        onChange={(day) => onChange({ date: day, end: day > end ? day : end })}
      />
      <Step
        className={styles.tall}
        icon={<RightOutlined aria-hidden="true" />}
        label={t("period.next.days")}
        to={after}
        onChange={onChange}
      />
      <span className={styles.word} aria-hidden="true">
        {t("period.to")}
      </span>
      <PeriodField
        {...field}
        label={t("period.choose.last")}
        day={end}
        onChange={(day) => onChange({ date: day < date ? day : date, end: day })}
      />
    </div>
  );
}

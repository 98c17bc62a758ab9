/** A day, month or year, typed or picked, with steps back and forth. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import dayjs from "@personal-cabinet/i18n/calendar";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button, DatePicker } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Interval, nameOf, startNamed, startOf } from "./period";
import styles from "./period.module.css";
import { periodBounds } from "./period-bounds";

const FORMATS: Record<Interval, string> = { day: "DD.MM.YYYY", month: "MMMM YYYY", year: "YYYY" };
const ENGLISH_DAY = "D MMM YYYY";

export type PeriodPickerProps = {
  interval: Interval;
  /** Any day of the chosen period. */
  day: string;
  /** Called with the first day of the new period. */
  onChange: (day: string) => void;
  /** First and last day that can have data; the steps stop there. */
  first?: string | null;
  last?: string | null;
  /** Day of the month on which months and years begin; 1 unless given. */
  firstDay?: number;
  /** Where the steps lead instead of to the periods beside, e.g. over those with nothing in them. */
  steps?: { before: string | null; after: string | null };
};

/** A calendar's own date of a civil day: at noon, since some clocks leave a midnight out. */
function noonOf(day: string) {
  return dayjs(`${day}T12:00`);
}

type StepProps = {
  label: string;
  icon: ReactNode;
  to: string | null;
  onChange: PeriodPickerProps["onChange"];
};

/** A step that leads nowhere stays where the focus is, so that the keyboard does not lose its place. */
function Step({ label, icon, to, onChange }: StepProps) {
  return (
    <Button
      className={styles.step}
      icon={icon}
      aria-label={label}
      aria-disabled={to === null}
      onClick={() => to !== null && onChange(to)}
    />
  );
}

export function PeriodPicker(props: PeriodPickerProps) {
  const { interval, day, onChange, firstDay = 1 } = props;
  const { t } = useTranslation("common");
  const english = useLanguage() === "en";
  const { outside, ...beside } = periodBounds(props);
  const { before, after } = props.steps ?? beside;
  const startAt = (date: dayjs.Dayjs) => startNamed(date.format("YYYY-MM-DD"), interval, firstDay);
  return (
    <div className={styles.period}>
      <Step
        icon={<LeftOutlined aria-hidden="true" />}
        label={t(`period.previous.${interval}`)}
        to={before}
        onChange={onChange}
      />
      <DatePicker
        className={styles.picker}
        classNames={{ popup: { root: styles.popup } }}
        aria-label={t(`period.choose.${interval}`)}
        picker={interval === "day" ? "date" : interval}
        format={interval === "day" && english ? ENGLISH_DAY : FORMATS[interval]}
        value={noonOf(nameOf(day, interval, firstDay))}
        allowClear={false}
        showNow={false}
        disabledDate={(date) => outside(startAt(date))}
        onChange={(date) => {
          const start = date && startAt(date);
          if (start && start !== startOf(day, interval, firstDay)) onChange(start);
        }}
      />
      <Step
        icon={<RightOutlined aria-hidden="true" />}
        label={t(`period.next.${interval}`)}
        to={after}
        onChange={onChange}
      />
    </div>
  );
}

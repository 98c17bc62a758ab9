/** A day, month or year, typed or picked, with steps back and forth. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import dayjs from "@personal-cabinet/i18n/calendar";
import { Button, DatePicker } from "antd";
import { useTranslation } from "react-i18next";
import { endOf, type Interval, shift, startOf } from "./period";
import styles from "./period.module.css";

const FORMATS: Record<Interval, string> = { day: "DD.MM.YYYY", month: "MMMM YYYY", year: "YYYY" };

export type PeriodPickerProps = {
  interval: Interval;
  /** Any day of the chosen period. */
  day: string;
  /** Called with the first day of the new period. */
  onChange: (day: string) => void;
  /** First and last day that can have data; the steps stop there. */
  first?: string | null;
  last?: string | null;
};

export function PeriodPicker({ interval, day, onChange, first, last }: PeriodPickerProps) {
  const { t } = useTranslation("common");
  const before = shift(day, interval, -1);
  const after = shift(day, interval, 1);
  const outside = (other: string) =>
    Boolean((first && endOf(other, interval) < first) || (last && startOf(other, interval) > last));
  return (
    <div className={styles.period}>
      <Button
        icon={<LeftOutlined aria-hidden="true" />}
        aria-label={t(`period.previous.${interval}`)}
        disabled={outside(before)}
        onClick={() => onChange(before)}
      />
      <DatePicker
        className={styles.picker}
        classNames={{ popup: { root: styles.popup } }}
        aria-label={t(`period.choose.${interval}`)}
        picker={interval === "day" ? "date" : interval}
        format={FORMATS[interval]}
        value={dayjs(day)}
        allowClear={false}
        showNow={false}
        disabledDate={(date) => outside(date.format("YYYY-MM-DD"))}
        onChange={(date) => {
          if (date) onChange(startOf(date.format("YYYY-MM-DD"), interval));
        }}
      />
      <Button
        icon={<RightOutlined aria-hidden="true" />}
        aria-label={t(`period.next.${interval}`)}
        disabled={outside(after)}
        onClick={() => onChange(after)}
      />
    </div>
  );
}

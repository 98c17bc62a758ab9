/** A day, month or year, typed or picked, with steps back and forth. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import dayjs from "@personal-cabinet/i18n/calendar";
import { Button, DatePicker } from "antd";
import { useTranslation } from "react-i18next";
import { endOf, type Interval, nameOf, shift, startNamed, startOf } from "./period";
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
  /** Day of the month on which months and years begin; 1 unless given. */
  firstDay?: number;
};

/** A calendar's own date of a civil day: at noon, since some clocks leave a midnight out. */
function noonOf(day: string) {
  return dayjs(`${day}T12:00`);
}

export function PeriodPicker(props: PeriodPickerProps) {
  const { interval, day, onChange, first, last, firstDay = 1 } = props;
  const { t } = useTranslation("common");
  const before = shift(day, interval, -1, firstDay);
  const after = shift(day, interval, 1, firstDay);
  const outside = (other: string) =>
    Boolean(
      (first && endOf(other, interval, firstDay) < first) ||
        (last && startOf(other, interval, firstDay) > last),
    );
  const startAt = (date: dayjs.Dayjs) => startNamed(date.format("YYYY-MM-DD"), interval, firstDay);
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
        value={noonOf(nameOf(day, interval, firstDay))}
        allowClear={false}
        showNow={false}
        disabledDate={(date) => outside(startAt(date))}
        onChange={(date) => {
          if (date) onChange(startAt(date));
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

/** The calendar behind the field of a period: antd's, which comes when somebody turns to the field. */
import dayjs from "@personal-cabinet/i18n/calendar";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { DatePicker } from "antd";
import { AntdLook } from "../theme/antd-look";
import { type Interval, nameOf, startNamed, startOf } from "./period";
import styles from "./period.module.css";

const FORMATS: Record<Interval, string> = { day: "DD.MM.YYYY", month: "MMMM YYYY", year: "YYYY" };
const ENGLISH_DAY = "D MMM YYYY";

export type CalendarProps = {
  label: string;
  interval: Interval;
  /** Any day of the chosen period. */
  day: string;
  firstDay: number;
  /** Says of the first day of a period that there can be no data in it. */
  outside: (start: string) => boolean;
  onChange: (day: string) => void;
  /** The field had the focus when this came in its place; it was pressed. */
  focused: boolean;
  pressed: boolean;
};

/** A calendar's own date of a civil day: at noon, since some clocks leave a midnight out. */
function noonOf(day: string) {
  return dayjs(`${day}T12:00`);
}

export function Calendar(props: CalendarProps) {
  const { label, interval, day, firstDay, outside, onChange, focused, pressed } = props;
  const english = useLanguage() === "en";
  const startAt = (date: dayjs.Dayjs) => startNamed(date.format("YYYY-MM-DD"), interval, firstDay);
  return (
    <AntdLook>
      <DatePicker
        className={styles.picker}
        classNames={{ popup: { root: styles.popup } }}
        aria-label={label}
        picker={interval === "day" ? "date" : interval}
        format={interval === "day" && english ? ENGLISH_DAY : FORMATS[interval]}
        value={noonOf(nameOf(day, interval, firstDay))}
        allowClear={false}
        showNow={false}
        autoFocus={focused}
        defaultOpen={pressed}
        disabledDate={(date) => outside(startAt(date))}
        onChange={(date) => {
          const start = date && startAt(date);
          if (start && start !== startOf(day, interval, firstDay)) onChange(start);
        }}
      />
    </AntdLook>
  );
}

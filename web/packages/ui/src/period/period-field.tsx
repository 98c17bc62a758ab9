/** The field that names the chosen period, until the calendar has come in its place. */
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import { formatDate, formatMonth } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type ComponentType, useRef, useState } from "react";
import type { CalendarProps } from "./calendar";
import { nameOf } from "./period";
import styles from "./period.module.css";

type PeriodFieldProps = Omit<CalendarProps, "focused" | "pressed">;
type Come = { Calendar: ComponentType<CalendarProps>; focused: boolean; pressed: boolean };

const load = () => import("./calendar").catch(() => null);

/**
 * The calendar is asked for by whoever turns to the field, with a pointer, a finger or the keyboard;
 * what they have begun, it goes on with. Where it cannot be had, the field and the steps beside it
 * stay, and the next touch asks again.
 */
export function PeriodField(props: PeriodFieldProps) {
  const { label, interval, day, firstDay } = props;
  const language = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const pressed = useRef(false);
  const [come, setCome] = useState<Come | null>(null);
  if (come) {
    const { Calendar, ...begun } = come;
    return <Calendar {...props} {...begun} />;
  }
  const ask = async () => {
    const loaded = await load();
    if (!loaded || !field.current) return;
    const focused = pressed.current || document.activeElement === field.current;
    setCome({ Calendar: loaded.Calendar, focused, pressed: pressed.current });
  };
  const name = nameOf(day, interval, firstDay);
  const named = interval === "day" ? formatDate(name) : formatMonth(name, language);
  return (
    <div className={styles.place}>
      <input
        ref={field}
        type="text"
        autoComplete="off"
        aria-label={label}
        className={styles.field}
        value={interval === "year" ? name.slice(0, 4) : named}
        onChange={() => undefined}
        // In the middle of a press nothing may take the field's place.
        onPointerEnter={() => void load()}
        onFocus={() => void ask()}
        onMouseDown={() => {
          pressed.current = true;
          void ask();
        }}
      />
      <CalendarOutlined className={styles.sign} aria-hidden="true" />
    </div>
  );
}

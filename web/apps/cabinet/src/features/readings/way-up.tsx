/** Where the shown period lies: year, month, day; each level above leads back up. */
import ArrowLeftOutlined from "@ant-design/icons/ArrowLeftOutlined";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { coarser, type Interval, type Span, startOf } from "@personal-cabinet/ui/period/period";
import { daysName, periodName } from "@personal-cabinet/ui/period/period-words";
import { useTranslation } from "react-i18next";
import styles from "./readings.module.css";
import { daysOf, type Shown } from "./readings-address";

/** Days from one to another are part of no other period. */
const levelAbove = (span: Span) => (span === "days" ? null : coarser(span));

function levelsAbove(span: Span): Interval[] {
  const above = levelAbove(span);
  return above ? [...levelsAbove(above), above] : [];
}

export type WayUpProps = {
  shown: Shown;
  /** Day of the month on which the shown periods begin. */
  firstDay: number;
  onChange: (change: Partial<Shown>) => void;
  /** Only the step to the level above; a heading beside it names the shown one. */
  short?: boolean;
};

export function WayUp({ shown, firstDay, onChange, short }: WayUpProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const above = levelAbove(shown.interval);
  if (short && !above) return null;
  const go = (interval: Interval) =>
    onChange({ interval, date: startOf(shown.date, interval, firstDay) });
  const name = (interval: Interval) => periodName(shown.date, interval, language, firstDay);
  return (
    <nav className={short ? styles.stepUp : styles.wayUp} aria-label={t("readings.wayUp")}>
      {above && (
        <PlainButton
          icon={<ArrowLeftOutlined aria-hidden="true" />}
          onClick={() => go(above)}
          aria-label={t("readings.up", { period: name(above) })}
        />
      )}
      {!short && (
        <ol>
          {levelsAbove(shown.interval).map((level) => (
            <li key={level}>
              <button type="button" className={styles.level} onClick={() => go(level)}>
                {name(level)}
              </button>
            </li>
          ))}
          <li aria-current="true">
            {shown.interval === "days" ? daysName(daysOf(shown), language) : name(shown.interval)}
          </li>
        </ol>
      )}
    </nav>
  );
}

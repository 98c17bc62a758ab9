/** A typical week as a map of hours and weekdays: a table whose cells are the darker the more. */
import type { InsightOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { type CSSProperties, type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Cell, moved, shadeOf } from "./week";
import styles from "./week.module.css";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** As many headings as fit on a narrow phone. */
const NAMED = 6;

type WeekProps = { week: (number | null)[][]; unit: string };

function Week({ week, unit }: WeekProps) {
  const { t } = useTranslation("insight");
  const language = useLanguage();
  const [chosen, setChosen] = useState<Cell | null>(null);
  const readout = useId();
  const days = t("week.days").split(",");
  const short = t("week.short").split(",");
  const known = week.flat().filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const told = (value: number | null) =>
    value === null ? t("week.unknown") : formatEnergy(value, unit, language, 2);
  const hourName = (hour: number) => t("week.hour", { from: hour, to: hour + 1 });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(chosen, event.key);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
  };
  const value = chosen && (week[chosen.day]?.[chosen.hour] ?? null);
  return (
    <>
      <p id={readout} className={styles.readout} role="status">
        {chosen
          ? t("week.readout", {
              day: days[chosen.day],
              hour: hourName(chosen.hour),
              value: told(value),
            })
          : t("week.hint")}
      </p>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grid is a table.
        role="grid"
        tabIndex={0}
        aria-label={t("week.caption")}
        aria-activedescendant={chosen ? `${readout}-${chosen.day}-${chosen.hour}` : undefined}
        className={styles.map}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setChosen(null)}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.unseen}>{t("week.day")}</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                <span className={styles.unseen}>{hourName(hour)}</span>
                {hour % NAMED === 0 && <span aria-hidden="true">{hour}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.map((hours, day) => (
            <tr key={days[day]}>
              <th scope="row">
                <span className={styles.unseen}>{days[day]}</span>
                <span aria-hidden="true">{short[day]}</span>
              </th>
              {hours.map((one, hour) => (
                <td
                  key={`${days[day]} ${HOURS[hour]}`}
                  id={`${readout}-${day}-${hour}`}
                  data-unknown={one === null}
                  data-chosen={chosen?.day === day && chosen.hour === hour}
                  style={{ "--shade": shadeOf(one, least, most) } as CSSProperties}
                  onPointerEnter={() => setChosen({ day, hour })}
                  onPointerDown={() => setChosen({ day, hour })}
                >
                  <span className={styles.unseen}>{told(one)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend} aria-hidden="true">
        {t("week.less")} <span className={styles.ramp} /> {t("week.more")}
      </p>
    </>
  );
}

export function WeekPanel({ insight }: { insight: InsightOut }) {
  const { t } = useTranslation("insight");
  const { typical, typical_days, unit } = insight;
  return (
    <Panel title={t("week.title")}>
      {typical ? (
        <>
          <p className={styles.about}>{t("week.about", { count: typical_days })}</p>
          <Week week={typical} unit={unit} />
        </>
      ) : (
        <p className={styles.about}>{t("week.none")}</p>
      )}
    </Panel>
  );
}

/** A period without a value: why, and where the last values are. */
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import button from "@personal-cabinet/ui/form/plain-button.module.css";
import { addDays, lengthOf, startOf } from "@personal-cabinet/ui/period/period";
import { daysName, periodName } from "@personal-cabinet/ui/period/period-words";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ConsumptionPanelProps } from "./consumption-panel";
import { daysOf, type ShownDays } from "./readings-address";
import { TAKES_FOCUS } from "./use-kept-focus";

type NothingProps = ConsumptionPanelProps & { hidden: boolean; wayUp: ReactNode };

/** As long a period as the shown one which has the day, of days as their last one. */
function latestOf(shown: ShownDays, day: string, firstDay: number): ShownDays {
  const { interval } = shown;
  if (interval !== "days") return { interval, date: startOf(day, interval, firstDay) };
  return { interval, date: addDays(day, 1 - lengthOf(daysOf(shown))), end: day };
}

export function Nothing({ meter, shown, firstDay, onChange, hidden, wayUp }: NothingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (days: ShownDays) =>
    days.interval === "days"
      ? daysName(daysOf(days), language)
      : periodName(days.date, days.interval, language, firstDay);
  const last = meter.last_day && latestOf(shown, meter.last_day, firstDay);
  const elsewhere = last && last.date !== shown.date ? last : null;
  return (
    <>
      {wayUp}
      <h2 className="visually-hidden" tabIndex={-1} {...{ [TAKES_FOCUS]: "" }}>
        {t("readings.total", { period: named(shown) })}
      </h2>
      <Empty
        icon={<CalendarOutlined />}
        title={t(hidden ? "readings.notYours" : "readings.nothing", { period: named(shown) })}
        text={
          meter.last_day
            ? t("readings.lastDay", { day: formatDate(meter.last_day) })
            : t("readings.never")
        }
        action={
          elsewhere ? (
            <PlainButton look="main" onClick={() => onChange(elsewhere)}>
              {t("readings.show", { period: named(elsewhere) })}
            </PlainButton>
          ) : (
            // Whose meter is read by hand would else not find what it has shown.
            !meter.last_day && (
              <Link
                className={`${button.button} ${button.main}`}
                to={`/readings/table?point=${meter.usage_point_id}`}
              >
                {t("readings.toTable")}
              </Link>
            )
          )
        }
      />
    </>
  );
}

/** A period without a value: why, and where the last values are. */
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { startOf } from "@personal-cabinet/ui/period/period";
import { periodName } from "@personal-cabinet/ui/period/period-words";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConsumptionPanelProps } from "./consumption-panel";
import { TAKES_FOCUS } from "./use-kept-focus";

type NothingProps = ConsumptionPanelProps & { hidden: boolean; wayUp: ReactNode };

export function Nothing({ meter, shown, firstDay, onChange, hidden, wayUp }: NothingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (day: string) => periodName(day, shown.interval, language, firstDay);
  const last = meter.last_day && startOf(meter.last_day, shown.interval, firstDay);
  const elsewhere = last && last !== shown.date ? last : null;
  return (
    <>
      {wayUp}
      <h2 className="visually-hidden" tabIndex={-1} {...{ [TAKES_FOCUS]: "" }}>
        {t("readings.total", { period: named(shown.date) })}
      </h2>
      <Empty
        icon={<CalendarOutlined />}
        title={t(hidden ? "readings.notYours" : "readings.nothing", { period: named(shown.date) })}
        text={
          meter.last_day
            ? t("readings.lastDay", { day: formatDate(meter.last_day) })
            : t("readings.never")
        }
        action={
          elsewhere && (
            <PlainButton look="main" onClick={() => onChange({ date: elsewhere })}>
              {t("readings.show", { period: named(elsewhere) })}
            </PlainButton>
          )
        }
      />
    </>
  );
}

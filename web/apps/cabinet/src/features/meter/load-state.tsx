/** Whether the load is on: a word, with a colour beside it. */
import type { MeterCardOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import styles from "./meter.module.css";

const TONES: Record<NonNullable<MeterCardOut["connection_state"]>, Tone> = {
  connected: "done",
  disconnected: "critical",
  limited: "warning",
};

export function LoadState({ meter }: { meter: MeterCardOut }) {
  const { t } = useTranslation("meter");
  if (!meter.ongoing || !meter.in_service) return null;
  const state = meter.connection_state;
  return (
    <div className={styles.state}>
      <span className={styles.soft}>{t("load")}</span>
      <Mark tone={state ? TONES[state] : "plain"}>
        {t(`cabinet:meter.state.${state ?? "unknown"}`)}
      </Mark>
      {meter.connection_since && (
        <span className={styles.soft}>
          {t("loadSince", { day: formatDate(meter.connection_since.slice(0, 10)) })}
        </span>
      )}
    </div>
  );
}

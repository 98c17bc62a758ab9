/** Whose clock the times are told by, when it is not the reader's own. */
import type { ListedEventOut } from "@personal-cabinet/api/cabinet";
import { formatOffset } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { zoneName } from "@personal-cabinet/i18n/zones";
import { useTranslation } from "react-i18next";
import styles from "./diagnostics.module.css";
import { otherClock } from "./other-clock";

export function ClockNote({ events }: { events: ListedEventOut[] }) {
  const { t } = useTranslation("diagnostics");
  const language = useLanguage();
  const [first] = events;
  if (!first || events.every((event) => !otherClock(event.occurred_at))) return null;
  const { time_zone, occurred_at } = first;
  if (events.some((event) => event.time_zone !== time_zone)) {
    return <p className={styles.note}>{t("clocks")}</p>;
  }
  const zone = zoneName(time_zone, language, new Date(occurred_at));
  return <p className={styles.note}>{t("clock", { zone, offset: formatOffset(occurred_at) })}</p>;
}

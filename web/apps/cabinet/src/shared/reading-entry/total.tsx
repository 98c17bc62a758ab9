/** What several counters together have counted; a single one says it beside its field. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { type Counters, kilowattHours, type Typed, usedOf } from "./check";
import styles from "./reading-entry.module.css";

export function Total({ item, typed }: { item: Counters; typed: Typed }) {
  const { t } = useTranslation("reading-entry");
  const language = useLanguage();
  const used = item.zones.map((zone) => usedOf(zone, typed[zone.zone]));
  const whole = item.zones.length > 1 && used.every((wh) => wh !== null && wh >= 0);
  const sum = used.reduce<number>((all, wh) => all + (wh ?? 0), 0);
  return (
    <p className={styles.total} role="status">
      {whole && t("total", { value: kilowattHours(sum, language) })}
    </p>
  );
}

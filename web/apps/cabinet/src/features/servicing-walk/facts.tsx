/** What is known of a meter beside its counters: what was handed in, who was here before, what stands in the way. */
import type { WalkMeterOut, WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDay } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { blockedWords } from "../../shared/reading-entry/blocked-words";
import type { Entry } from "../../shared/walk/entries";
import { isOpen } from "./houses";
import styles from "./round.module.css";
import { standingValues } from "./walk-words";

type FactsProps = {
  house: WalkPackageOut;
  meter: WalkMeterOut;
  entry: Entry | undefined;
  note: string;
};

export function Facts({ house, meter, entry, note }: FactsProps) {
  const { t } = useTranslation("servicing-walk");
  const language = useLanguage();
  const { ratio, subscriber, serial_number: serial, blocked, visit } = meter;
  const standing = entry?.answer?.standing ?? meter.standing;
  const { opens_on: from, closes_on: to } = house.window;
  const who = [
    subscriber,
    t("round.serial", { serial }),
    ratio !== 1 && t("round.ratio", { ratio: formatNumber(ratio, language) }),
  ];
  const own = () => {
    if (!entry || entry.left) return null;
    if (entry.outcome === "no_access") return t("round.noAccessSaved");
    return t(entry.answer ? "round.sent" : "round.waiting");
  };
  return (
    <>
      <p className={styles.who}>{who.filter(Boolean).join(" · ")}</p>
      {blocked && <p className={styles.warning}>{blockedWords(blocked, t)}</p>}
      {!isOpen(house) && (
        <p className={styles.warning}>
          {t("round.closed", { from: formatDate(from), to: formatDate(to) })}
        </p>
      )}
      {standing && (
        <p className={styles.said}>
          {t("round.standing", {
            day: formatDate(standing.taken_on),
            way: t(`way.${standing.way}`, { defaultValue: "" }),
            values: standingValues(standing, t),
          })}
        </p>
      )}
      {visit && (
        <p className={styles.said}>
          {t("round.visit", {
            day: formatDay(visit.taken_at),
            by: visit.by,
            what: [visit.outcome === "no_access" && t("round.noAccess"), visit.note]
              .filter(Boolean)
              .join(", "),
          })}
        </p>
      )}
      {own() && <p className={styles.said}>{own()}</p>}
      {entry?.photo === "refused" && <p className={styles.warning}>{t("round.photoRefused")}</p>}
      {note && <p className={styles.said}>{t("round.noteOf", { note })}</p>}
    </>
  );
}

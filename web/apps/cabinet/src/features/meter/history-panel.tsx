/** Which meters have measured at the place, from when until when, and what they showed last. */
import type { MeterCardOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { channelKey } from "../../shared/channels";
import styles from "./meter.module.css";

type Placed = MeterCardOut["history"][number];
type Shown = Placed["readings"][number];

const ZONES = ["T1", "T2", "T3"] as const;

function Reading({ shown }: { shown: Shown }) {
  const { t } = useTranslation("meter");
  const language = useLanguage();
  const unit = shown.channel.startsWith("A") ? "kWh" : "kvarh";
  const energy = (value: number) => formatEnergy(value, unit, language);
  const zones = ZONES.flatMap((zone) => {
    const value = shown[zone];
    return value === null ? [] : [t("history.zone", { zone, energy: energy(value) })];
  });
  const total = shown.total === null ? [] : [t("history.total", { energy: energy(shown.total) })];
  return (
    <p>
      {t(`cabinet:${channelKey(shown.channel)}`)}: {[...total, ...zones].join(", ")}
    </p>
  );
}

function Readings({ placed, told }: { placed: Placed; told: boolean }) {
  const { t } = useTranslation("meter");
  const [first] = placed.readings;
  if (!told) return null;
  if (!first) return <p className={styles.soft}>{t("history.none")}</p>;
  // The registers of one meter are read together; one that was read apart has a day of its own.
  const moments = [...new Set(placed.readings.map(({ taken_at }) => taken_at))];
  return moments.map((at) => (
    <div key={at}>
      <p className={styles.soft}>{t("history.shown", { at: formatDateTime(at) })}</p>
      {placed.readings
        .filter(({ taken_at }) => taken_at === at)
        .map((shown) => (
          <Reading key={shown.channel} shown={shown} />
        ))}
    </div>
  ));
}

export function HistoryPanel({ meter }: { meter: MeterCardOut }) {
  const { t } = useTranslation("meter");
  const span = ({ installed_on, removed_on }: Placed) => {
    const from = installed_on && formatDate(installed_on);
    const until = removed_on && formatDate(removed_on);
    if (from && until) return t("history.span", { from, until });
    if (until) return t("history.until", { day: until });
    return from ? t("history.from", { day: from }) : t("history.always");
  };
  return (
    <Panel title={t("history.title")}>
      <ul className={styles.history}>
        {meter.history.map((placed) => (
          <li key={`${placed.id} ${placed.installed_on}`}>
            <div className={styles.head}>
              {placed.id === meter.id ? (
                <span className={styles.name}>
                  {t("history.serial", { number: placed.serial_number })}
                </span>
              ) : (
                <Link className={styles.name} to={`/account/meters/${placed.id}`}>
                  {t("history.serial", { number: placed.serial_number })}
                </Link>
              )}
              {placed.in_service && meter.ongoing && <Mark tone="done">{t("history.now")}</Mark>}
              {placed.id === meter.id && meter.history.length > 1 && (
                <Mark>{t("history.this")}</Mark>
              )}
            </div>
            <p className={styles.soft}>{[placed.model, span(placed)].filter(Boolean).join(", ")}</p>
            <Readings placed={placed} told={meter.sees_readings} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

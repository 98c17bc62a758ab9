/** One outage: what and when, what may be done with it, where it is, whom it touches, its history. */
import type { StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import { formatMinute, formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { MapArea, MapPoint } from "@personal-cabinet/ui/map/shapes";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { OutageActs } from "./outage-acts";
import styles from "./outages.module.css";
import { StaffMap } from "./staff-map";
import { StatusMark } from "./status-mark";
import { Touched } from "./touched";

function useFacts(outage: StaffOutageCardOut): Fact[] {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const number = (count: number) => formatNumber(count, language);
  const { expected_end_at: expected, ended_at: ended } = outage;
  const facts: (Fact | false)[] = [
    {
      label: t("column.status"),
      value: (
        <span className={styles.marks}>
          <StatusMark status={outage.status} />
          {outage.overdue && <Mark tone="critical">{t("overdue")}</Mark>}
        </span>
      ),
    },
    { label: t("column.kind"), value: t(`kind.${outage.kind}`) },
    { label: t("column.starts_at"), value: formatMinute(outage.starts_at) },
    { label: t("column.expected_end_at"), value: expected ? formatMinute(expected) : null },
    ended !== null && { label: t("endedAt"), value: formatMinute(ended) },
    { label: t("column.cause"), value: outage.cause || null },
    {
      label: t("column.scope"),
      value: outage.scope.title || t(`scopeKind.${outage.scope.kind}`),
    },
    {
      label: t("touches"),
      value: t("touchesNumbers", {
        accounts: t("accounts", { count: outage.accounts, number: number(outage.accounts) }),
        buildings: t("buildings", { count: outage.buildings, number: number(outage.buildings) }),
      }),
    },
    { label: t("told"), value: t("users", { count: outage.told.users }) },
    { label: t("reportsCount"), value: number(outage.reports) },
    { label: t("column.source"), value: t(`source.${outage.source}`) },
  ];
  return facts.filter((fact) => fact !== false);
}

function Where({ outage }: { outage: StaffOutageCardOut }) {
  const { t } = useTranslation("outages");
  const { shape, buildings_shown: buildings, status, id } = outage;
  const signs = useMemo(() => {
    const tone = status === "current" ? "current" : status === "planned" ? "planned" : "over";
    const areas: MapArea[] = shape ? [{ key: "area", tone, shape: shape as MapArea["shape"] }] : [];
    const points = buildings.flatMap(({ id: key, address, point }): MapPoint[] =>
      point ? [{ key: String(key), at: point, tone, label: address }] : [],
    );
    return { areas, points };
  }, [shape, buildings, status]);
  return (
    <section aria-label={t("where")}>
      <h2 className={styles.chapter}>{t("where")}</h2>
      {signs.areas.length + signs.points.length > 0 && (
        <StaffMap label={t("map.one", { number: id })} {...signs} scrollsPage />
      )}
      <details className={styles.fold}>
        <summary>{t("buildingsList", { count: buildings.length })}</summary>
        <ul>
          {buildings.map(({ id: key, address }) => (
            <li key={key}>{address}</li>
          ))}
        </ul>
        {outage.buildings > buildings.length && (
          <p className={styles.soft}>{t("buildingsMore", { count: buildings.length })}</p>
        )}
      </details>
    </section>
  );
}

function News({ outage }: { outage: StaffOutageCardOut }) {
  const { t } = useTranslation("outages");
  return (
    <section aria-label={t("news")}>
      <h2 className={styles.chapter}>{t("news")}</h2>
      {outage.text && <p className={styles.text}>{outage.text}</p>}
      {outage.updates.length === 0 && !outage.text && <p className={styles.soft}>{t("noNews")}</p>}
      <ul>
        {outage.updates.map((update) => (
          <li key={update.at} className={styles.news}>
            <span className={styles.soft}>
              {formatMoment(update.at)}, {update.by}
            </span>
            {update.text && <span className={styles.text}>{update.text}</span>}
            {update.expected_end_at && (
              <span>{t("newEnd", { at: formatMinute(update.expected_end_at) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ history }: Pick<StaffOutageCardOut, "history">) {
  const { t } = useTranslation("outages");
  return (
    <details className={styles.fold}>
      <summary>{t("history")}</summary>
      <ol>
        {history.map(({ at, by, act, text }) => (
          <li key={at + act}>
            <span className={styles.soft}>{formatMoment(at)}</span> {t(`act.${act}`)}
            {by && `, ${by}`}
            {text && `: ${text}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

type OutageCardProps = { outage: StaffOutageCardOut; onReload: () => void; onGone: () => void };

export function OutageCard({ outage, onReload, onGone }: OutageCardProps) {
  const operates = useMay("outages:change");
  return (
    <div className={styles.card}>
      <Facts facts={useFacts(outage)} />
      {operates && <OutageActs outage={outage} onReload={onReload} onGone={onGone} />}
      <News outage={outage} />
      <Where outage={outage} />
      <Touched id={String(outage.id)} />
      <History history={outage.history} />
    </div>
  );
}

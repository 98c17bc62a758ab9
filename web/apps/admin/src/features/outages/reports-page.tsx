/** «Сообщения об отключениях»: who has no light, by street; ten of one street look like an outage. */
import type { ReportGroupOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import type { MapPoint } from "@personal-cabinet/ui/map/shapes";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../shared/use-may";
import { useTimesNote } from "../../shared/use-times-note";
import { reportGroups } from "./api/list-reports";
import styles from "./outages.module.css";
import { outagesWords } from "./outages-words";
import { StaffMap } from "./staff-map";

export const words = outagesWords;

const nameOf = ({ locality, street }: ReportGroupOut) =>
  [locality, street].filter(Boolean).join(", ");

/** Where an outage is written for a street; the chosen houses go along. */
function addressOf({ locality, street }: ReportGroupOut): string {
  const params = new URLSearchParams({ locality });
  if (street) params.set("street", street);
  return `/outages/new?${params}`;
}

function Group({ group }: { group: ReportGroupOut }) {
  const { t } = useTranslation("outages");
  const operates = useMay("outages:change");
  const { buildings, outage_id: outage } = group;
  return (
    <li className={styles.group}>
      <div className={styles.groupHead}>
        <h3>{nameOf(group)}</h3>
        {group.suspected && <Mark tone="critical">{t("reports.suspected")}</Mark>}
        {outage !== null && <Mark tone="info">{t("reports.known")}</Mark>}
      </div>
      <p>
        {t("reports.count", { count: group.reports })},{" "}
        <span className={styles.soft}>
          {t("reports.between", {
            from: formatMinute(group.first_at),
            to: formatMinute(group.last_at),
          })}
        </span>
      </p>
      <ul className={styles.soft}>
        {buildings.map(({ id, address, reports }) => (
          <li key={id}>{t("reports.house", { address, count: reports })}</li>
        ))}
      </ul>
      {outage !== null ? (
        <Link to={`/outages?outage=${outage}`}>{t("reports.open", { number: outage })}</Link>
      ) : (
        operates && (
          <Link
            to={addressOf(group)}
            state={{
              buildings: buildings.map(({ id, address, point }) => ({ id, address, point })),
            }}
          >
            {t("reports.create")}
            <span className="visually-hidden">: {nameOf(group)}</span>
          </Link>
        )
      )}
    </li>
  );
}

function Groups({ groups }: { groups: ReportGroupOut[] }) {
  const { t } = useTranslation("outages");
  const points = useMemo(
    () =>
      groups.flatMap((group) =>
        group.buildings.flatMap(({ id, address, point, reports }): MapPoint[] =>
          point
            ? [
                {
                  key: String(id),
                  at: point,
                  tone: group.suspected ? "current" : "planned",
                  label: t("reports.house", { address, count: reports }),
                },
              ]
            : [],
        ),
      ),
    [groups, t],
  );
  if (groups.length === 0) {
    return (
      <Panel>
        <Empty title={t("reports.none")} text={t("reports.noneText")} />
      </Panel>
    );
  }
  return (
    <div className={styles.halves}>
      <Panel title={t("reports.streets")}>
        <ul>
          {groups.map((group) => (
            <Group key={nameOf(group)} group={group} />
          ))}
        </ul>
      </Panel>
      {points.length > 0 && (
        <Panel title={t("reports.map")}>
          <StaffMap label={t("reports.map")} points={points} size="large" />
        </Panel>
      )}
    </div>
  );
}

export function Component() {
  const { t } = useTranslation("outages");
  const times = useTimesNote();
  const groups = useQuery(reportGroups);
  return (
    <>
      <PageHeader
        title={t("reports.title")}
        crumbs={[{ label: t("admin:menu.group.outages") }]}
        about={`${t("reports.about")} ${times}`}
      />
      <Fetched
        query={groups}
        loading={
          <Panel>
            <Loading lines={10} />
          </Panel>
        }
      >
        {(items) => <Groups groups={items} />}
      </Fetched>
    </>
  );
}

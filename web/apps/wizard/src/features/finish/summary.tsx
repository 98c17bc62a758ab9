/** What was set up and what was put off, line by line, each with the way to change it. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { connectionQuery } from "../../shared/api/get-connection";
import { mailQuery } from "../../shared/api/get-mail";
import { organisationQuery } from "../../shared/api/get-organisation";
import { serversQuery } from "../../shared/api/get-servers";
import {
  connectionPath,
  mailPath,
  organisationPath,
  SERVICES,
  serversPath,
} from "../../shared/steps";
import styles from "./finish.module.css";

type LineProps = {
  title: string;
  to: string;
  /** Not known yet: its room is kept. */
  place: string | undefined;
  more?: string;
  waits?: boolean;
};

function Line({ title, to, place, more = "", waits = false }: LineProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.service}>
      <span className={styles.icon} data-kind={waits ? "waits" : "done"} aria-hidden="true">
        {waits ? <ClockCircleOutlined /> : <CheckCircleFilled />}
      </span>
      <span className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.place}>
          <span title={place}>{place ?? "\u00a0"}</span> <span>{more}</span>
        </span>
      </span>
      <Link to={to} aria-label={`${t("finish:change")}: ${title}`}>
        {t("finish:change")}
      </Link>
    </li>
  );
}

function ServiceLine({ service }: { service: (typeof SERVICES)[number] }) {
  const { t } = useTranslation();
  const { data } = useQuery(connectionQuery(service));
  return (
    <Line
      title={t(`steps.${service}`)}
      to={connectionPath(service)}
      place={data?.host ? `${data.host}:${data.port}` : undefined}
      more={data?.host ? data.database : ""}
    />
  );
}

function MailLine() {
  const { t } = useTranslation();
  const { data } = useQuery(mailQuery());
  const waits = data?.host === null;
  const place = () => {
    if (!data) return undefined;
    return waits ? t("finish:noMail") : `${data.host}:${data.port}`;
  };
  return <Line title={t("subSteps.mail")} to={mailPath()} place={place()} waits={waits} />;
}

function ServerLines() {
  const { t } = useTranslation();
  const { data } = useQuery(serversQuery());
  const source = data?.source;
  const placeOf = (server: { host: string; port: number }) => `${server.host}:${server.port}`;
  return (
    <>
      <Line
        title={t("links.source")}
        to={serversPath()}
        place={data && (source ? placeOf(source) : t("finish:noSource"))}
        waits={data !== undefined && !source}
      />
      <Line title={t("links.delivery")} to={serversPath()} place={data && placeOf(data.systems)} />
    </>
  );
}

function OrganisationLine() {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery());
  return (
    <Line
      title={t("subSteps.organisation")}
      to={organisationPath()}
      place={data?.name}
      more={data?.time_zone ?? ""}
    />
  );
}

export function Summary() {
  return (
    <ul className={styles.services}>
      {SERVICES.map((service) => (
        <ServiceLine key={service} service={service} />
      ))}
      <MailLine />
      <ServerLines />
      <OrganisationLine />
    </ul>
  );
}

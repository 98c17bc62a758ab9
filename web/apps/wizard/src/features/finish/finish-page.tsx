/** The end: what is set up, what waits for a later release, and where to go now. */

import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { connectionQuery } from "../../shared/api/get-connection";
import { mailQuery } from "../../shared/api/get-mail";
import { stepsQuery } from "../../shared/api/get-state";
import { ClosedStep } from "../../shared/closed-step";
import { StepActions } from "../../shared/step-actions";
import { StepPage } from "../../shared/step-page";
import { checkPath, connectionPath, isFinished, mailPath, SERVICES } from "../../shared/steps";
import { applicationAddresses } from "./addresses";
import styles from "./finish.module.css";
import russian from "./words/ru";

export const words = sectionWords("finish", russian, () => import("./words/en"));

function ServiceLine({ service }: { service: (typeof SERVICES)[number] }) {
  const { t } = useTranslation();
  const { data } = useQuery(connectionQuery(service));
  return (
    <li className={styles.service}>
      <span className={styles.icon} aria-hidden="true">
        <CheckCircleFilled />
      </span>
      <span className={styles.words}>
        <strong>{t(`steps.${service}`)}</strong>
        <span className={styles.place}>
          <span title={data?.host ?? undefined}>
            {data?.host ? `${data.host}:${data.port}` : "\u00a0"}
          </span>{" "}
          <span>{data?.host ? data.database : ""}</span>
        </span>
      </span>
      <Link
        to={connectionPath(service)}
        aria-label={`${t("finish:change")}: ${t(`steps.${service}`)}`}
      >
        {t("finish:change")}
      </Link>
    </li>
  );
}

function MailLine() {
  const { t } = useTranslation();
  const { data } = useQuery(mailQuery());
  const title = t("subSteps.mail");
  return (
    <li className={styles.service}>
      <span className={styles.icon} data-kind={data?.host === null ? "waits" : "done"} aria-hidden>
        {data?.host === null ? <ClockCircleOutlined /> : <CheckCircleFilled />}
      </span>
      <span className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.place}>
          <span title={data?.host ?? undefined}>
            {data
              ? data.host === null
                ? t("finish:noMail")
                : `${data.host}:${data.port}`
              : "\u00a0"}
          </span>
        </span>
      </span>
      <Link to={mailPath()} aria-label={`${t("finish:change")}: ${title}`}>
        {t("finish:change")}
      </Link>
    </li>
  );
}

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useQuery(stepsQuery()).data;
  if (!state) return null;
  if (!isFinished(state)) return <ClosedStep step={t("steps.finish")} state={state} />;
  const { cabinet, admin } = applicationAddresses(window.location);
  return (
    <StepPage step={t("steps.finish")} title={t("finish:title")} about={t("finish:about")}>
      <ul className={styles.services}>
        {SERVICES.map((service) => (
          <ServiceLine key={service} service={service} />
        ))}
        <MailLine />
      </ul>
      <p className={styles.later}>{t("finish:later")}</p>
      <h2 className={styles.heading}>{t("finish:onward")}</h2>
      <p>{t("finish:firstSignIn")}</p>
      {admin && cabinet && (
        <ul className={styles.links}>
          <li>
            <a href={admin}>{t("finish:admin")}</a>
          </li>
          <li>
            <a href={cabinet}>{t("finish:cabinet")}</a>
          </li>
        </ul>
      )}
      <StepActions finished back={() => void navigate(checkPath("notifications"))}>
        {admin && (
          <Button type="primary" href={admin}>
            {t("finish:open")}
          </Button>
        )}
      </StepActions>
    </StepPage>
  );
}

/** The end: what is set up, what waits for a later release, and where to go now. */

import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";
import LockOutlined from "@ant-design/icons/LockOutlined";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Message } from "@personal-cabinet/ui/state/message";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { StepActions } from "../../shared/step-actions";
import { StepPage } from "../../shared/step-page";
import {
  checkPath,
  connectionPath,
  isFinished,
  mailPath,
  nextToDo,
  SERVICES,
} from "../../shared/steps";
import { useConnection } from "../../shared/use-connection";
import { useMail } from "../../shared/use-mail";
import { useSteps } from "../../shared/use-steps";
import { applicationAddresses } from "./addresses";
import styles from "./finish.module.css";
import russian from "./words/ru";

export const words = sectionWords("finish", russian, () => import("./words/en"));

function ServiceLine({ service }: { service: (typeof SERVICES)[number] }) {
  const { t } = useTranslation();
  const { data } = useConnection(service);
  return (
    <li className={styles.service}>
      <span className={styles.icon} aria-hidden="true">
        <CheckCircleFilled />
      </span>
      <span className={styles.words}>
        <strong>{t(`steps.${service}`)}</strong>
        <span className={styles.place}>
          {data?.host ? `${data.host}:${data.port} / ${data.database}` : "\u00a0"}
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
  const { data } = useMail();
  const title = t("subSteps.mail");
  return (
    <li className={styles.service}>
      <span className={styles.icon} data-kind={data?.host === null ? "waits" : "done"} aria-hidden>
        {data?.host === null ? <ClockCircleOutlined /> : <CheckCircleFilled />}
      </span>
      <span className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.place}>
          {data
            ? data.host === null
              ? t("finish:noMail")
              : `${data.host}:${data.port}`
            : "\u00a0"}
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
  const state = useSteps().data;
  if (!state) return null;
  if (!isFinished(state)) {
    return (
      <Panel>
        <h1 className="visually-hidden">{t("locked.title")}</h1>
        <Message
          icon={<LockOutlined />}
          title={t("locked.title")}
          text={t("locked.text")}
          action={<Link to={nextToDo(state)}>{t("locked.go")}</Link>}
        />
      </Panel>
    );
  }
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

/** Step 5: what is set up and what was put off, the first administrator, the end of the wizard. */

import type { FinishedOut, FinishOut } from "@personal-cabinet/api/wizard";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { stepsQuery } from "../../shared/api/get-state";
import { ClosedStep } from "../../shared/closed-step";
import { StepActions } from "../../shared/step-actions";
import { StepPage } from "../../shared/step-page";
import { checkPath, isFinished, LAST_STEP } from "../../shared/steps";
import { applicationAddresses } from "./addresses";
import { endSetup } from "./api/end-setup";
import { finishQuery } from "./api/get-finish";
import styles from "./finish.module.css";
import { FirstAdministrator, FirstSignIn } from "./first-administrator";
import { Summary } from "./summary";
import russian from "./words/ru";

export const words = sectionWords("finish", russian, () => import("./words/en"));

function Onward() {
  const { t } = useTranslation();
  const { cabinet, admin } = applicationAddresses(window.location);
  return (
    <>
      <h2 className={styles.heading}>{t("finish:onward")}</h2>
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
      <p className={styles.later}>{t("finish:again")}</p>
    </>
  );
}

function Finish({ told }: { told: FinishOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [finished, setFinished] = useState<FinishedOut | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { admin } = applicationAddresses(window.location);
  const ended = told.closed || finished !== null;

  const end = async ({ email }: { email?: string }) => {
    setBusy(true);
    setError(null);
    try {
      setFinished(await endSetup(email?.trim() || null, language));
      await Promise.all([
        queries.invalidateQueries(stepsQuery()),
        queries.invalidateQueries(finishQuery()),
      ]);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form name="finish" layout="vertical" onFinish={(values) => void end(values)}>
      {finished && <FirstSignIn finished={finished} />}
      <h2 className={styles.heading}>{t("finish:summary")}</h2>
      <Summary />
      {!ended && (
        <>
          <h2 className={styles.heading}>{t("finish:administrator")}</h2>
          <FirstAdministrator told={told} />
          <p className={styles.later}>{t("finish:closes")}</p>
        </>
      )}
      {ended && <Onward />}
      <FormAlert error={error} />
      <StepActions
        finished={ended}
        back={ended ? undefined : () => void navigate(checkPath(LAST_STEP))}
        next={
          ended ? (
            admin && (
              <Button type="primary" href={admin}>
                {t("finish:open")}
              </Button>
            )
          ) : (
            <Button type="primary" htmlType="submit" loading={busy}>
              {t("finish:end")}
            </Button>
          )
        }
      />
    </Form>
  );
}

export function Component() {
  const { t } = useTranslation();
  const state = useQuery(stepsQuery()).data;
  const told = useQuery(finishQuery());
  if (!state) return null;
  if (!isFinished(state)) return <ClosedStep step={t("steps.finish")} state={state} />;
  const ended = told.data?.closed || told.data?.administrator_known;
  return (
    <StepPage
      step={t("steps.finish")}
      title={t(ended ? "finish:title" : "finish:almost")}
      about={t(ended ? "finish:about" : "finish:almostText")}
    >
      <Fetched query={told} loading={<Loading lines={10} />}>
        {(known) => <Finish told={known} />}
      </Fetched>
    </StepPage>
  );
}

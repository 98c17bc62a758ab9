/** Sub-step «Проверка» of any service: follows the job whose id is in the address. */

import PlayCircleOutlined from "@ant-design/icons/PlayCircleOutlined";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Message } from "@personal-cabinet/ui/state/message";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { connectionQuery } from "../../shared/api/get-connection";
import { jobQuery } from "../../shared/api/get-job";
import { stepsQuery } from "../../shared/api/get-state";
import { forgetDraft, jobOf } from "../../shared/memory";
import { savedAsIn } from "../../shared/saved-connection";
import { StepActions } from "../../shared/step-actions";
import { StepGate } from "../../shared/step-gate";
import { StepPage } from "../../shared/step-page";
import { LAST_STEP, lastJob, pathAfter, pathBeforeCheck, type Service } from "../../shared/steps";
import { JobView } from "./job-view";
import { isSaved } from "./job-words";
import { useStart } from "./use-start";
import russian from "./words/ru";

export const words = sectionWords("check", russian, () => import("./words/en"));

type CheckProps = { service: Service; number: string; done: boolean; last: string | null };

function Check({ service, number, done, last }: CheckProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useAddress();
  // The wizard itself knows the last one: a browser that was closed, or another one, goes on.
  const id = params.get("job") ?? jobOf(service) ?? last;
  const job = useQuery(jobQuery(id));
  const connection = useQuery(connectionQuery(service));
  const start = useStart(service, savedAsIn(connection.data));
  const state = job.data?.state;
  const gone = job.error?.status === 404 || job.error?.status === 422;

  useEffect(() => {
    if (state === undefined || state === "running") return;
    if (state === "done") forgetDraft(service);
    void queries.invalidateQueries(stepsQuery());
    void queries.invalidateQueries(connectionQuery(service));
  }, [state, service, queries]);

  const repeatable =
    state === "failed" && (start.typed || (start.possible && job.data && isSaved(job.data)));
  const startable = (id === null || gone) && start.possible && connection.data !== undefined;
  const finished = state === "done" || (done && state !== "running");

  const content = () => {
    if (job.data) return <JobView job={job.data} lost={job.error !== null} />;
    if (id !== null && !gone) {
      if (job.error) return <Failure error={job.error} onRetry={() => void job.refetch()} />;
      return <Loading lines={8} />;
    }
    return (
      <Message
        icon={<PlayCircleOutlined />}
        title={t(done ? "check:job.noneDone" : "check:job.none")}
        text={t(startable ? "check:job.noneText" : "check:job.noneFirst")}
      />
    );
  };

  return (
    <StepPage
      number={number}
      step={t(`steps.${service}`)}
      title={t("subSteps.check")}
      about={t(service === LAST_STEP ? "check:aboutChain" : "check:about")}
    >
      <FormAlert error={start.error} />
      {content()}
      <StepActions
        running={state === "running"}
        back={() => void navigate(pathBeforeCheck(service))}
        next={
          <Button
            type={finished ? "primary" : "default"}
            disabled={!finished}
            onClick={() => void navigate(pathAfter(service))}
          >
            {t("actions.next")}
          </Button>
        }
      >
        {(repeatable || state === "done" || id === null || gone) && (
          // What is to be done next is the filled one.
          <Button
            type={finished ? "default" : "primary"}
            loading={start.busy}
            // It keeps its place while it is not known yet whether there is anything to check.
            disabled={!(repeatable || startable || state === "done")}
            onClick={() => void start.start()}
          >
            {t(state === undefined ? "actions.check" : "actions.repeat")}
          </Button>
        )}
      </StepActions>
    </StepPage>
  );
}

export function Component() {
  return (
    <StepGate subStep="check">
      {({ service, number, done, state }) => (
        <Check
          key={service}
          service={service}
          number={number("check")}
          done={done}
          last={lastJob(state, service)?.id ?? null}
        />
      )}
    </StepGate>
  );
}

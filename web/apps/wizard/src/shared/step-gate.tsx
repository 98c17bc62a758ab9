/** Opens a service's sub-step when it may be opened: known, and not before its turn. */
import LockOutlined from "@ant-design/icons/LockOutlined";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Message } from "@personal-cabinet/ui/state/message";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { asService, nextToDo, type Service, statusOf } from "./steps";
import { useSteps } from "./use-steps";

export type OpenStep = {
  service: Service;
  state: StateOut;
  /** The step was finished before: its page changes what works already. */
  done: boolean;
  number: (subStep: string) => string;
};

export function StepGate({ children }: { children: (step: OpenStep) => ReactNode }) {
  const { t } = useTranslation();
  const service = asService(useParams().service);
  const state = useSteps().data;
  if (!state) return null; // the frame shows the page only with the state
  if (!service || statusOf(state, service) === "locked") {
    return (
      <Panel>
        <h1 className="visually-hidden">
          {t(service ? "locked.title" : "common:state.pageNotFound")}
        </h1>
        <Message
          icon={<LockOutlined />}
          title={t(service ? "locked.title" : "common:state.pageNotFound")}
          text={t(service ? "locked.text" : "common:state.pageNotFoundAdvice")}
          action={<Link to={nextToDo(state)}>{t("locked.go")}</Link>}
        />
      </Panel>
    );
  }
  const step = state.steps.find((one) => one.id === service);
  const number = (subStep: string) => step?.sub_steps.find((sub) => sub.id === subStep)?.number;
  return children({
    service,
    state,
    done: step?.status === "done",
    number: (subStep) => number(subStep) ?? "",
  });
}

/** Opens a service's sub-step when it may be opened: known, and not before its turn. */
import LockOutlined from "@ant-design/icons/LockOutlined";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Message } from "@personal-cabinet/ui/state/message";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { asService, isSetUp, nextToDo, type Service, statusOf } from "./steps";
import { useSteps } from "./use-steps";

export type OpenStep = {
  service: Service;
  state: StateOut;
  /** The service was set up before: its page changes what works already. */
  done: boolean;
  number: (subStep: string) => string;
};

export type StepGateProps = {
  /** The step of a page that only one has; else the address names it. */
  step?: Service;
  /** Which of its sub-steps the page is, when that may wait for another one. */
  subStep?: string;
  children: (step: OpenStep) => ReactNode;
};

export function StepGate({ step: only, subStep, children }: StepGateProps) {
  const { t } = useTranslation();
  const service = asService(useParams().service ?? only);
  const state = useSteps().data;
  if (!state) return null; // the frame shows the page only with the state
  const waits = service !== null && statusOf(state, service, subStep) === "locked";
  if (!service || waits) {
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
    done: isSetUp(state, service),
    number: (subStep) => number(subStep) ?? "",
  });
}

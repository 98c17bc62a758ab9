/** Opens a service's sub-step when it may be opened: known, and not before its turn. */
import type { StateOut } from "@personal-cabinet/api/wizard";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { stepsQuery } from "./api/get-state";
import { ClosedStep } from "./closed-step";
import { asService, isSetUp, type Service, statusOf } from "./steps";

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
  const state = useQuery(stepsQuery()).data;
  if (!state) return null; // the frame shows the page only with the state
  const waits = service !== null && statusOf(state, service, subStep) === "locked";
  if (!service || waits) {
    const title = t(`subSteps.${subStep ?? "connection"}`);
    const closed = service && `${title} · ${t(`steps.${service}`)}`;
    return <ClosedStep step={closed} state={state} />;
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

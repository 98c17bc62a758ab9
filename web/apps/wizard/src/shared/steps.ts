/** The wizard's steps as its pages and its list of steps need them. */
import type { StateOut } from "@personal-cabinet/api/wizard";
import type { Step, StepState } from "@personal-cabinet/ui/steps/step-list";
import type { TFunction } from "i18next";

/** The services that this release can set up, in the order of the steps. */
export const SERVICES = ["auth", "cabinet", "notifications"] as const;
export type Service = (typeof SERVICES)[number];

export const FINISH = "finish";

/** The step that has a mail client between its connection and its check. */
export const MAIL_STEP: Service = "notifications";

/** The sub-steps that have a page, in their order; the others are shown locked with a note. */
const PAGES = ["connection", "mail", "check"];

export function asService(name: string | undefined): Service | null {
  return SERVICES.find((service) => service === name) ?? null;
}

export const connectionPath = (service: Service) => `/${service}/connection`;
export const mailPath = () => `/${MAIL_STEP}/mail`;
export const checkPath = (service: Service, job?: string | null) =>
  `/${service}/check${job ? `?job=${encodeURIComponent(job)}` : ""}`;

/** The id of the sub-step (or of the step without any) that an address shows. */
export function currentId(pathname: string): string {
  return pathname.replace(/^\/|\/$/g, "");
}

/** All that this release can set up is set up. */
export function isFinished(state: StateOut): boolean {
  return SERVICES.every((service) => statusOf(state, service) === "done");
}

/** The status of a step, or of one of its sub-steps. */
export function statusOf(state: StateOut, service: Service, subStep?: string): StepState {
  const step = state.steps.find((one) => one.id === service);
  const found = subStep ? step?.sub_steps.find((one) => one.id === subStep) : step;
  return found?.status ?? "locked";
}

/** Where to go on. */
export function nextToDo(state: StateOut): string {
  const service = asService(state.current ?? undefined);
  if (!service) return `/${FINISH}`;
  // All that is missing may be the mail server, as in a set-up of an earlier release.
  return isSetUp(state, service) ? mailPath() : connectionPath(service);
}

/** The service's check was passed, whatever else its step has. */
export function isSetUp(state: StateOut, service: Service): boolean {
  return statusOf(state, service, "check") === "done";
}

/** The page after a service's check, and the one before its form. */
export function pathAfter(service: Service): string {
  const next = SERVICES[SERVICES.indexOf(service) + 1];
  return next ? connectionPath(next) : `/${FINISH}`;
}

/** The pages around a connection and its check: the mail client is between them. */
export function pathAfterConnection(service: Service): string {
  return service === MAIL_STEP ? mailPath() : checkPath(service);
}

export function pathBeforeCheck(service: Service): string {
  return service === MAIL_STEP ? mailPath() : connectionPath(service);
}

export function pathBefore(service: Service): string | null {
  const before = SERVICES[SERVICES.indexOf(service) - 1];
  return before ? checkPath(before) : null;
}

/** The steps for the list, worded; `t` of the wizard's words. */
export function stepsOf(state: StateOut, t: TFunction): Step[] {
  return state.steps.map((step) => {
    const service = asService(step.id);
    const finish = step.id === FINISH;
    return {
      id: step.id,
      number: String(step.number),
      title: t(`steps.${step.id}`),
      state: finish ? (isFinished(state) ? "done" : "locked") : step.status,
      to: finish ? `/${FINISH}` : undefined,
      note: service || finish ? undefined : t("steps.later"),
      subSteps: step.sub_steps.map((sub) => {
        const built = service !== null && PAGES.includes(sub.id);
        return {
          id: `${step.id}/${sub.id}`,
          number: sub.number,
          title: t(`subSteps.${sub.id}`),
          state: built ? sub.status : ("locked" as const),
          to: `/${step.id}/${sub.id}`,
          note: service && !built ? t("steps.later") : undefined,
        };
      }),
    };
  });
}

/** The wizard's steps as its pages and its list of steps need them. */
import type { StateOut } from "@personal-cabinet/api/wizard";
import type { Step, StepState } from "@personal-cabinet/ui/steps/step-list";
import type { TFunction } from "i18next";

/** The steps that set services up, in their order; each has the name of its first service. */
export const SERVICES = ["auth", "cabinet", "notifications", "integration"] as const;
export type Service = (typeof SERVICES)[number];

export const FINISH = "finish";

/** The step that has a mail client between its connection and its check. */
export const MAIL_STEP: Service = "notifications";

/** The step that has the control panel's database beside its own. */
export const PANEL_STEP: Service = "cabinet";

/** The sub-steps that have a page, in their order; the others are shown locked with a note. */
const PAGES = ["connection", "connections", "mail", "organisation", "check"];

/** The step whose connection has the servers around on a page of their own. */
export const LAST_STEP: Service = "integration";

/** Pages between the connection and the check of a step: typed first, checked together. */
const BETWEEN: Partial<Record<Service, string[]>> = {
  [MAIL_STEP]: ["mail"],
  [LAST_STEP]: ["servers", "organisation"],
};

/** A page that belongs to a sub-step of another name. */
const SUB_STEP_OF: Record<string, string> = { servers: "connections" };

export function asService(name: string | undefined): Service | null {
  return SERVICES.find((service) => service === name) ?? null;
}

/** The sub-step that asks for the connection: the last step's has more than one. */
export const connectionStep = (service: Service) =>
  service === "integration" ? "connections" : "connection";
export const connectionPath = (service: Service) => `/${service}/${connectionStep(service)}`;
export const mailPath = () => `/${MAIL_STEP}/mail`;
export const checkPath = (service: Service, job?: string | null) =>
  `/${service}/check${job ? `?job=${encodeURIComponent(job)}` : ""}`;

/** The id of the sub-step (or of the step without any) that an address shows. */
export function currentId(pathname: string): string {
  const [step, page] = pathname.replace(/^\/|\/$/g, "").split("/");
  return page ? `${step}/${SUB_STEP_OF[page] ?? page}` : (step ?? "");
}

/** All services are set up, whether or not the last step was done. */
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
  // What goes on, or was cut off, is followed or taken up again.
  const job = lastJob(state, service);
  if (job?.state === "running" || job?.resumable) return checkPath(service, job.id);
  // All that is missing may be what stands between, as in a set-up of an earlier release.
  const between = BETWEEN[service]?.find(
    (page) => statusOf(state, service, SUB_STEP_OF[page] ?? page) !== "done",
  );
  if (isSetUp(state, service) && between) return `/${service}/${between}`;
  return connectionPath(service);
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

/** The first page between a connection and its check, where a step has one. */
export function pathBetween(service: Service): string | null {
  const between = BETWEEN[service]?.[0];
  return between ? `/${service}/${between}` : null;
}

export const serversPath = () => `/${LAST_STEP}/servers`;
export const organisationPath = () => `/${LAST_STEP}/organisation`;

/** The pages around a connection and its check. */
export function pathAfterConnection(service: Service): string {
  return pathBetween(service) ?? checkPath(service);
}

export function pathBeforeCheck(service: Service): string {
  const between = BETWEEN[service]?.at(-1);
  return between ? `/${service}/${between}` : connectionPath(service);
}

/** The last setting-up of a step, which any browser may go on to follow. */
export function lastJob(state: StateOut, service: Service) {
  return state.steps.find((one) => one.id === service)?.job ?? null;
}

export function serviceBefore(service: Service): Service | null {
  return SERVICES[SERVICES.indexOf(service) - 1] ?? null;
}

export function pathBefore(service: Service): string | null {
  const before = serviceBefore(service);
  return before && checkPath(before);
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
      state: step.status,
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

import type { StateOut } from "@personal-cabinet/api/wizard";
import type { TFunction } from "i18next";
import {
  checkPath,
  connectionPath,
  isFinished,
  lastJob,
  nextToDo,
  pathAfter,
  pathAfterConnection,
  pathBefore,
  pathBeforeCheck,
  statusOf,
  stepsOf,
} from "./steps";

const t = ((key: string) => key) as unknown as TFunction;

const SUB_STEPS = {
  auth: ["connection", "check"],
  cabinet: ["connection", "check"],
  notifications: ["connection", "mail", "check"],
  integration: ["connections", "organisation", "check"],
  finish: [],
};

/** The state with so many steps done. */
function state(done: number): StateOut {
  const steps = Object.entries(SUB_STEPS).map(([id, subSteps], index) => {
    const status = index < done ? "done" : index === done && index < 4 ? "todo" : "locked";
    return {
      id,
      number: index + 1,
      status: status as "todo" | "done" | "locked",
      job: null,
      sub_steps: subSteps.map((sub, place) => ({
        id: sub,
        number: `${index + 1}.${place + 1}`,
        status: status as "todo" | "done" | "locked",
      })),
    };
  });
  return { steps, current: steps.find((step) => step.status === "todo")?.id ?? null };
}

test("the wizard goes on where it stopped, and ends when all is set up", () => {
  expect(nextToDo(state(1))).toBe("/cabinet/connection");
  expect(nextToDo(state(3))).toBe("/integration/connections");
  expect(nextToDo(state(4))).toBe("/finish");
  expect(isFinished(state(3))).toBe(false);
  expect(isFinished(state(4))).toBe(true);
});

test("pages follow each other from the first form to the end", () => {
  expect(pathBefore("auth")).toBeNull();
  expect(pathBefore("cabinet")).toBe("/auth/check");
  expect(pathAfter("auth")).toBe("/cabinet/connection");
  expect(pathAfter("notifications")).toBe(connectionPath("integration"));
  expect(pathAfter("integration")).toBe("/finish");
  expect(checkPath("auth", "a b")).toBe("/auth/check?job=a%20b");
});

test("the mail client stands between the connection and the check of its step", () => {
  expect(pathAfterConnection("notifications")).toBe("/notifications/mail");
  expect(pathBeforeCheck("notifications")).toBe("/notifications/mail");
  expect(pathAfterConnection("cabinet")).toBe("/cabinet/check");
  expect(pathBeforeCheck("cabinet")).toBe("/cabinet/connection");
  const mail = stepsOf(state(2), t)[2]?.subSteps[1];
  expect(mail).toMatchObject({ state: "todo", to: "/notifications/mail", note: undefined });
});

test("a set-up that only lacks its mail server goes on with that", () => {
  const known = state(2);
  const check = known.steps[2]?.sub_steps[2];
  if (check) check.status = "done";
  expect(statusOf(known, "notifications")).toBe("todo");
  expect(nextToDo(known)).toBe("/notifications/mail");
});

test("the last step with a database is open in its turn", () => {
  const step = stepsOf(state(3), t)[3];
  expect(step).toMatchObject({ state: "todo", note: undefined });
  expect(step?.subSteps[0]).toMatchObject({ state: "todo", to: "/integration/connections" });
});

test("a step that only waits for its turn has no such note", () => {
  expect(stepsOf(state(0), t)[1]).toMatchObject({ state: "locked", note: undefined });
});

test("any browser can go on to follow the last setting-up of a step", () => {
  const known = state(1);
  expect(lastJob(known, "cabinet")).toBeNull();
  const cabinet = known.steps[1];
  const lead = (job: { state: "running" | "failed"; resumable: boolean }) => {
    if (cabinet) cabinet.job = { id: "f00", ...job };
    return nextToDo(known);
  };
  expect(lead({ state: "running", resumable: false })).toBe("/cabinet/check?job=f00");
  expect(lead({ state: "failed", resumable: true })).toBe("/cabinet/check?job=f00");
  // What was not saved has to be typed again.
  expect(lead({ state: "failed", resumable: false })).toBe("/cabinet/connection");
});

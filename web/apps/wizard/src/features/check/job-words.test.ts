import type { JobOut } from "@personal-cabinet/api/wizard";
import i18next, { type TFunction } from "i18next";
import { reasonWords } from "../../shared/reason-words";
import english from "../../shared/words/en";
import russian from "../../shared/words/ru";
import { failureOf, isSaved, logOf, stageAnnouncement, stagesOf } from "./job-words";
import check from "./words/ru";

type StageState = JobOut["stages"][number]["state"];

const IDS = ["check", "save", "migrate", "restart", "connect"] as const;

/** What the services can answer: kit's `Outcome`, then the wizard's own stages. */
const REASONS = [
  "host-unknown",
  "connection-refused",
  "timed-out",
  "wrong-password",
  "database-missing",
  "server-too-old",
  "no-rights",
  "not-postgresql",
  "password-needed",
  "host-not-allowed",
  "address-refused",
  "encoding-not-utf8",
  "another-service",
  "newer-release",
  "half-migrated",
  "not-empty",
  "clock-off",
  "disk-full",
  "extension-missing",
  "extension-unavailable",
  "unreachable",
  "failed",
  "service-unreachable",
  "migration-failed",
  "migration-timed-out",
  "restart-timed-out",
  "not-ready-in-time",
  "interrupted",
  "internal-error",
];

function job(states: StageState[], fields: Partial<JobOut> = {}): JobOut {
  return {
    id: "1",
    service: "auth",
    state: "running",
    progress: 0,
    stages: IDS.map((id, index) => ({ id, state: states[index] ?? "todo", detail: "" })),
    log: [],
    ...fields,
  };
}

let t: TFunction;

beforeAll(async () => {
  t = await i18next.createInstance().init({
    lng: "ru",
    defaultNS: "wizard",
    resources: { ru: { wizard: russian, check } },
  });
});

test.each(REASONS)("the reason %s has words and advice in both languages", (code) => {
  for (const words of [russian, english]) {
    const reason = words.reasons[code as keyof typeof words.reasons];
    expect(reason.title).toBeTruthy();
    expect(reason.advice).toBeTruthy();
  }
});

test("a failed stage says why in words", () => {
  const failed = job(["failed"], { state: "failed" });
  failed.stages[0] = { id: "check", state: "failed", detail: "wrong-password" };
  expect(failureOf(failed)).toBe("wrong-password");
  expect(stagesOf(failed, t)[0]?.detail).toBe("Неверный логин или пароль");
});

test("a job that was cut off says so by its log", () => {
  const at = "2026-11-21T07:30:00Z";
  const log = [{ at, level: "error" as const, code: "interrupted", detail: "" }];
  expect(failureOf(job(["done", "failed"], { state: "failed", log }))).toBe("interrupted");
});

test("log lines are worded, a migration's own line stays as it is", () => {
  const at = "2026-11-21T07:30:00Z";
  const log = [
    { at, level: "info" as const, code: "server-answered", detail: "PostgreSQL 15.4" },
    { at, level: "info" as const, code: "migration", detail: "Running upgrade" },
    { at, level: "error" as const, code: "brand-new", detail: "" },
  ];
  expect(logOf(job([], { log }), t).map((line) => line.text)).toEqual([
    "Сервер ответил: PostgreSQL 15.4",
    "Running upgrade",
    "Не получилось: brand-new",
  ]);
});

test("only what was saved can be repeated without typing again", () => {
  expect(isSaved(job(["failed"]))).toBe(false);
  expect(isSaved(job(["done", "done", "failed"]))).toBe(true);
});

test("the stage at work is announced with its place", () => {
  expect(stageAnnouncement(job(["done", "running"]), t)).toMatch(/^Этап 2 из 5/);
  expect(stageAnnouncement(job(["done", "done", "done", "done", "done"]), t)).toBe("");
});

test("a server that no way leads to has words of its own, which send nobody to its log", () => {
  const words = reasonWords(t, "failed", "EHOSTUNREACH");
  expect(words.title).toBe("Не удаётся связаться с сервером");
  expect(words.advice).not.toMatch(/PostgreSQL/);
  expect(reasonWords(t, "failed", "TooManyConnectionsError").title).toBe("Подключиться не удалось");
});

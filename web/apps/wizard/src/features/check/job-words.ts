/** A job in the reader's words: its stages, its log, why it failed. */
import type { JobOut } from "@personal-cabinet/api/wizard";
import type { LogLine, Stage } from "@personal-cabinet/ui/steps/job-progress";
import type { TFunction } from "i18next";
import { reasonWords } from "../../shared/reason-words";

/** Stages; a failed one's detail is the code of its reason. */
export function stagesOf(job: JobOut, t: TFunction): Stage[] {
  return job.stages.map((stage) => ({
    id: stage.id,
    title: t(`check:stages.${stage.id}`),
    state: stage.state,
    detail: stage.state === "failed" ? failureWords(job, t).title : null,
  }));
}

/** The code of what ended the job. */
export function failureOf(job: JobOut): string {
  const stage = job.stages.find((one) => one.state === "failed");
  const line = job.log.filter((one) => one.level === "error").at(-1);
  return stage?.detail || line?.code || "unknown";
}

/** The same in words, with what was met. */
export function failureWords(job: JobOut, t: TFunction) {
  const code = failureOf(job);
  const line = job.log.find((one) => one.level === "error" && one.code === code);
  return reasonWords(t, code, line?.detail);
}

/** Log lines: a known code in words with what was met beside it; a migration's own line as it is. */
export function logOf(job: JobOut, t: TFunction): LogLine[] {
  return job.log.map(({ at, level, code, detail, service }) => {
    const words =
      level === "error"
        ? reasonWords(t, code, detail).title
        : t(`check:log.${code}`, { defaultValue: code === "migration" ? "" : code });
    const of = service ? t(`services.${service}`) : "";
    const text = [of, words, detail].filter(Boolean).join(": ");
    return { at, level, text };
  });
}

/** What was saved before the failure makes a repeat possible without typing anything again. */
export function isSaved(job: JobOut): boolean {
  return job.stages.some((stage) => stage.id === "save" && stage.state === "done");
}

/** «Этап 3 из 5: …» for those who hear the page. */
export function stageAnnouncement(job: JobOut, t: TFunction): string {
  const index = job.stages.findIndex((stage) => stage.state === "running");
  const stage = job.stages[index];
  if (!stage) return "";
  return t("check:job.stage", {
    number: index + 1,
    total: job.stages.length,
    title: t(`check:stages.${stage.id}`),
  });
}

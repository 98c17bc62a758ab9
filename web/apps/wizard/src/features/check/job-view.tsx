/** A job as it goes on and ends: bar, stages, log, and what to do when it failed. */
import type { JobOut } from "@personal-cabinet/api/wizard";
import { JobProgress } from "@personal-cabinet/ui/steps/job-progress";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { failureWords, logOf, stageAnnouncement, stagesOf } from "./job-words";

// In the element: antd's own margin would win over a class.
const ABOVE_PROGRESS = { marginBottom: 20 };

export function JobView({ job, lost }: { job: JobOut; lost: boolean }) {
  const { t } = useTranslation();
  const service = t(`steps.${job.service}`);
  const failure = job.state === "failed" ? failureWords(job, t) : null;
  return (
    <div>
      <p className="visually-hidden" role="status">
        {stageAnnouncement(job, t)}
      </p>
      {failure && (
        <Alert
          style={ABOVE_PROGRESS}
          type="error"
          showIcon
          title={failure.title}
          description={failure.advice}
        />
      )}
      {job.state === "done" && (
        <Alert
          style={ABOVE_PROGRESS}
          type="success"
          showIcon
          title={t("check:job.done", { service })}
          description={t("check:job.doneText")}
        />
      )}
      {job.state === "running" && lost && (
        <Alert style={ABOVE_PROGRESS} type="warning" showIcon title={t("check:job.lost")} />
      )}
      <JobProgress
        title={t("check:job.title")}
        state={job.state}
        progress={job.progress}
        stages={stagesOf(job, t)}
        log={logOf(job, t)}
      />
    </div>
  );
}

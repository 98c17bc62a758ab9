import { dataOf } from "@personal-cabinet/api/client";
import { type JobOut, wizardApi } from "@personal-cabinet/api/wizard";

/** A job with its progress, its stages and its log. */
export function getJob(id: string): Promise<JobOut> {
  return dataOf(wizardApi.GET("/api/wizard/jobs/{job_id}", { params: { path: { job_id: id } } }));
}

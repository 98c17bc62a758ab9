import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type JobOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

const AGAIN_MS = 700;

/** A job with its progress, its stages and its log. */
function getJob(id: string): Promise<JobOut> {
  return dataOf(wizardApi.GET("/api/wizard/jobs/{job_id}", { params: { path: { job_id: id } } }));
}

/** A job, asked for again until it has ended. */
export function jobQuery(id: string | null) {
  return queryOptions<JobOut, Problem>({
    queryKey: ["job", id],
    queryFn: () => getJob(id as string),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      // A wizard that does not answer for a moment is asked again; a refusal is final.
      if (state.error)
        return state.error.status === 0 || state.error.status >= 502 ? AGAIN_MS : false;
      return state.data?.state === "running" ? AGAIN_MS : false;
    },
    refetchIntervalInBackground: true,
  });
}

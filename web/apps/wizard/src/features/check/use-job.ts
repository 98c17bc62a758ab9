/** A job, asked for again until it has ended. */
import type { Problem } from "@personal-cabinet/api/problem";
import type { JobOut } from "@personal-cabinet/api/wizard";
import { useQuery } from "@tanstack/react-query";
import { getJob } from "./api/get-job";

const AGAIN_MS = 700;

export function useJob(id: string | null) {
  return useQuery<JobOut, Problem>({
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

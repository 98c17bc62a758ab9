/** Starts (or repeats) the setting-up of a service and leads to its job. */
import type { ConnectionIn } from "@personal-cabinet/api/wizard";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { applyConnection } from "../../shared/api/apply-connection";
import { jobQuery } from "../../shared/api/get-job";
import { draftOf, rememberJob } from "../../shared/memory";
import { checkPath, type Service } from "../../shared/steps";

export function useStart(service: Service, saved: ConnectionIn | null) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const connection = draftOf(service) ?? saved;
  const start = async () => {
    if (!connection) return;
    setBusy(true);
    setError(null);
    try {
      const job = await applyConnection(service, connection);
      rememberJob(service, job.id);
      queries.setQueryData(jobQuery(job.id).queryKey, job);
      await navigate(checkPath(service, job.id), { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return {
    start,
    busy,
    error,
    possible: connection !== null,
    typed: draftOf(service) !== undefined,
  };
}

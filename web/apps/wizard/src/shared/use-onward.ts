/** Leads on from what stands between: to the check, which is started when it has something to do. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { applyConnection } from "./api/apply-connection";
import { connectionQuery } from "./api/get-connection";
import { jobQuery } from "./api/get-job";
import { stepsQuery } from "./api/get-state";
import { draftOf, rememberJob } from "./memory";
import { savedAsIn } from "./saved-connection";
import { checkPath, connectionPath, type Service } from "./steps";

/** `setUp`: the service's check was passed before. */
export function useOnward(service: Service, setUp: boolean): () => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries(stepsQuery());
    const typed = draftOf(service);
    if (setUp && !typed) return void navigate(checkPath(service));
    const saved = queries.ensureQueryData(connectionQuery(service));
    const applied = typed ?? savedAsIn(await saved);
    if (!applied) return void navigate(connectionPath(service));
    const job = await applyConnection(service, applied);
    rememberJob(service, job.id);
    queries.setQueryData(jobQuery(job.id).queryKey, job);
    await navigate(checkPath(service, job.id));
  };
}

/** Leads on from the mail server: to the check, which is started when it has something to do. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { applyConnection } from "../../shared/api/apply-connection";
import { connectionQuery } from "../../shared/api/get-connection";
import { jobQuery } from "../../shared/api/get-job";
import { stepsQuery } from "../../shared/api/get-state";
import { draftOf, rememberJob } from "../../shared/memory";
import { savedAsIn } from "../../shared/saved-connection";
import { checkPath, connectionPath, MAIL_STEP } from "../../shared/steps";

/** `setUp`: the service's check was passed before. */
export function useOnward(setUp: boolean): () => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries(stepsQuery());
    const typed = draftOf(MAIL_STEP);
    if (setUp && !typed) return void navigate(checkPath(MAIL_STEP));
    const saved = queries.ensureQueryData(connectionQuery(MAIL_STEP));
    const applied = typed ?? savedAsIn(await saved);
    if (!applied) return void navigate(connectionPath(MAIL_STEP));
    const job = await applyConnection(MAIL_STEP, applied);
    rememberJob(MAIL_STEP, job.id);
    queries.setQueryData(jobQuery(job.id).queryKey, job);
    await navigate(checkPath(MAIL_STEP, job.id));
  };
}

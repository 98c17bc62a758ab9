/** Leads on from the mail server: to the check, which is started when it has something to do. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { applyConnection } from "../../shared/api/apply-connection";
import { getConnection } from "../../shared/api/get-connection";
import { draftOf, rememberJob } from "../../shared/memory";
import { checkPath, connectionPath, MAIL_STEP } from "../../shared/steps";
import { connectionKey, savedAsIn } from "../../shared/use-connection";
import { STEPS } from "../../shared/use-steps";

/** `setUp`: the service's check was passed before. */
export function useOnward(setUp: boolean): () => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: STEPS });
    const typed = draftOf(MAIL_STEP);
    if (setUp && !typed) return void navigate(checkPath(MAIL_STEP));
    const saved = queries.ensureQueryData({
      queryKey: connectionKey(MAIL_STEP),
      queryFn: () => getConnection(MAIL_STEP),
    });
    const applied = typed ?? savedAsIn(await saved);
    if (!applied) return void navigate(connectionPath(MAIL_STEP));
    const job = await applyConnection(MAIL_STEP, applied);
    rememberJob(MAIL_STEP, job.id);
    queries.setQueryData(["job", job.id], job);
    await navigate(checkPath(MAIL_STEP, job.id));
  };
}

/** Files on their way to an appeal; those that stay unused the service forgets after a day. */
import type { AppealFileOut } from "@personal-cabinet/api/cabinet";
import { type UploadRules, useUploads } from "@personal-cabinet/ui/form/use-uploads";
import { sendAppealFile } from "./api/appeal-files";

/** The service has the last word; what it is known to refuse is not sent. */
const RULES: UploadRules = {
  most: 5,
  largest: 10 * 1024 * 1024,
  endings: [".jpg", ".jpeg", ".png", ".pdf", ".docx", ".xlsx"],
};

export const useFiles = (first: readonly AppealFileOut[] = []) =>
  useUploads<AppealFileOut>({ rules: RULES, send: sendAppealFile, first });

/** Why they cannot be sent yet; empty when they can. */
export function filesWord({ underway, failed }: ReturnType<typeof useFiles>) {
  if (failed) return "filesFailed";
  return underway ? "filesWait" : null;
}

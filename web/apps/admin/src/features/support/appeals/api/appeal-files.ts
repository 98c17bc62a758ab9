import { getMe } from "@personal-cabinet/api/acts/get-me";
import { type AppealFileOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { type Sending, sendAfter, sendFile } from "@personal-cabinet/api/send-file";
import type { UploadRules } from "@personal-cabinet/ui/form/use-uploads";

/** What the service takes. */
export const FILE_RULES: UploadRules = {
  most: 5,
  largest: 10 * 1024 * 1024,
  endings: [".jpg", ".jpeg", ".png", ".pdf", ".docx", ".xlsx"],
};

const ADDRESS = "/api/cabinet/staff/appeals/files";

/** Where a file is; `small`: a picture as small as it stands beside words. */
export const fileAddress = (id: string, small = false) =>
  `${ADDRESS}/${id}${small ? "?small=true" : ""}`;

/** Drops a file that no answer has. */
export async function dropAnswerFile(id: string): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/appeals/files/{file_id}", {
      params: { path: { file_id: id } },
    }),
  );
}

/** Uploads a file for an answer; `onProgress` hears of the sent share, 0-100. */
export function sendAnswerFile(
  file: File,
  onProgress: (percent: number) => void,
): Sending<AppealFileOut> {
  const address = `${ADDRESS}?name=${encodeURIComponent(file.name)}`;
  return sendAfter(getMe(), () => sendFile<AppealFileOut>("POST", address, file, onProgress));
}

import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { FileOut } from "@personal-cabinet/api/notifications";
import { type Sending, sendAfter, sendFile } from "@personal-cabinet/api/send-file";

const ADDRESS = "/api/notifications/staff/files";

/** Uploads a file for an announcement; `onProgress` hears of the sent share, 0-100. */
export function uploadFile(file: File, onProgress: (percent: number) => void): Sending<FileOut> {
  const address = `${ADDRESS}?name=${encodeURIComponent(file.name)}`;
  return sendAfter(getMe(), () => sendFile<FileOut>("POST", address, file, onProgress));
}

import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { FileOut } from "@personal-cabinet/api/notifications";
import { type Sending, sendFile } from "@personal-cabinet/api/send-file";

const ADDRESS = "/api/notifications/staff/files";

export type Upload = Sending<FileOut>;

/** Uploads a file for an announcement; `onProgress` hears of the sent share, 0-100. */
export function uploadFile(file: File, onProgress: (percent: number) => void): Upload {
  let sending: Upload | null = null;
  let aborted = false;
  // A long upload must not meet the end of the session half-way.
  const done = getMe().then(() => {
    const address = `${ADDRESS}?name=${encodeURIComponent(file.name)}`;
    sending = sendFile<FileOut>("POST", address, file, onProgress);
    if (aborted) sending.abort();
    return sending.done;
  });
  return {
    done,
    abort: () => {
      aborted = true;
      sending?.abort();
    },
  };
}

import { getMe } from "@personal-cabinet/api/acts/get-me";
import { sendFile } from "@personal-cabinet/api/send-file";

/** Where the photo of a submission is. */
export const photoAddress = (id: string) => `/api/cabinet/submissions/${id}/photo`;

/** Adds a photo of the meter to what was handed in; `onProgress` hears of the sent share, 0-100. */
export async function putPhoto(
  id: string,
  photo: File,
  onProgress: (percent: number) => void,
): Promise<void> {
  // A long upload must not meet the end of the session half-way.
  await getMe();
  await sendFile("PUT", photoAddress(id), photo, onProgress).done;
}

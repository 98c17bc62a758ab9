import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { FileOut } from "@personal-cabinet/api/notifications";
import { NETWORK_PROBLEM, Problem, problemOf } from "@personal-cabinet/api/problem";

const ADDRESS = "/api/notifications/staff/files";

export type Upload = { done: Promise<FileOut>; abort: () => void };

function bodyOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}

/** Uploads a file for an announcement; `onProgress` hears of the sent share, 0-100. */
export function uploadFile(file: File, onProgress: (percent: number) => void): Upload {
  // Only this tells how much has been sent.
  const request = new XMLHttpRequest();
  const send = () =>
    new Promise<FileOut>((resolve, reject) => {
      request.upload.onprogress = ({ loaded, total }) =>
        onProgress(Math.round((100 * loaded) / Math.max(total, 1)));
      request.onerror = () => reject(new Problem({ type: NETWORK_PROBLEM, status: 0 }));
      request.onload = () => {
        const body = bodyOf(request);
        if (request.status === 201) resolve(body as FileOut);
        else reject(problemOf(new Response(null, { status: request.status }), body));
      };
      request.open("POST", `${ADDRESS}?name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.send(file);
    });
  // A long upload must not meet the end of the session half-way.
  return { done: getMe().then(send), abort: () => request.abort() };
}

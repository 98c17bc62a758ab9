/** Sends a file and tells how much of it has been sent, which only XMLHttpRequest knows. */
import { NETWORK_PROBLEM, Problem, problemOf } from "./problem";

/** `done`: what the service answered, or a thrown Problem. */
export type Sending<Answer> = { done: Promise<Answer>; abort: () => void };

function bodyOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}

/** Sends it at once, in the session that the browser has; `onProgress` hears of the sent share, 0-100. */
export function sendFile<Answer>(
  method: "POST" | "PUT",
  address: string,
  file: File,
  onProgress: (percent: number) => void,
  type = "application/octet-stream",
): Sending<Answer> {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.round((100 * loaded) / Math.max(total, 1)));
    request.onerror = () => reject(new Problem({ type: NETWORK_PROBLEM, status: 0 }));
    request.onload = () => {
      const body = bodyOf(request);
      if (request.status >= 200 && request.status < 300) resolve(body as Answer);
      else reject(problemOf(new Response(null, { status: request.status }), body));
    };
    request.open(method, address);
    request.setRequestHeader("Content-Type", type);
    request.send(file);
  });
  return { done, abort: () => request.abort() };
}

/** Sends once `first` has come: a long upload must not meet the end of the session half-way. */
export function sendAfter<Answer>(
  first: Promise<unknown>,
  send: () => Sending<Answer>,
): Sending<Answer> {
  let sending: Sending<Answer> | null = null;
  let aborted = false;
  const done = first.then(() => {
    sending = send();
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

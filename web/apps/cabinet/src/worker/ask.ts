/** How the worker asks a service, in the session that the browser has. */

/** Asks once more after a refresh: the access token lives for minutes only. */
export async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const call = () => fetch(path, { credentials: "same-origin", ...options });
  const answer = await call();
  if (answer.status !== 401) return answer;
  const refreshed = await fetch("/api/auth/refresh", {
    method: "POST",
    credentials: "same-origin",
  });
  return refreshed.ok ? call() : answer;
}

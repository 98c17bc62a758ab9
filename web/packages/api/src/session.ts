/** Keeps a browser signed in: one refresh shared by all calls that met a 401, then each is tried once more. */
import { noteClock } from "./clock";

export type SessionRules = {
  /** Where a new access token is asked for; null = this application's sessions are not refreshed. */
  refreshPath: string | null;
  /** Called once when the session cannot be continued. */
  onEnded: () => void;
};

let rules: SessionRules = { refreshPath: null, onEnded: () => undefined };
let refreshing: Promise<boolean> | null = null;

/** Set once by each application at its start. */
export function configureSession(next: SessionRules): void {
  rules = next;
  refreshing = null;
  refreshed = false;
}

/** Questions that the page itself has asked before any script had come, by their path. */
type Begun = { [path: string]: Promise<Response> };

/** Answers that were taken, whose other parts may be asked for (`begunPart`). */
const taken: Begun = {};

/** How long such an answer is as good as a fresh one: as long as a page may take to come. */
const BEGUN_MS = 60_000;

/** Of which a part was asked for. */
const parted = new Set<string>();

let refreshed = false;

/** The answer to a question that the page has begun with; each is taken once. */
function begun(request: Request, ask: () => Promise<Response>): Promise<Response> {
  const { begun } = window as { begun?: Begun };
  const { pathname, search } = new URL(request.url);
  const answer = begun?.[pathname];
  if (!begun || !answer || request.method !== "GET" || search) return ask();
  delete begun[pathname];
  if (performance.now() > BEGUN_MS) return ask();
  taken[pathname] = answer;
  // A refusal from before the session was continued says nothing any more.
  return answer.then((told) => (told.status === 401 && refreshed ? ask() : told.clone()), ask);
}

/**
 * What an answer that the page has begun with tells beside what it was taken for, so that it need
 * not be asked for by itself; null when there is none, it was refused, or it is old. Once each.
 */
export async function begunPart<Told>(pathname: string): Promise<Told | null> {
  const answer = (window as { begun?: Begun }).begun?.[pathname] ?? taken[pathname];
  delete taken[pathname];
  if (!answer || performance.now() > BEGUN_MS || parted.has(pathname)) return null;
  parted.add(pathname);
  const told = await answer.catch(() => null);
  return told?.ok ? ((await told.clone().json()) as Told) : null;
}

/** A 401 of these says something about the submitted credentials, not about the session. */
const OWN_ANSWERS = /\/(sign-in(\/[\w/-]+)?|sign-out|refresh)$/;

function refreshOnce(path: string): Promise<boolean> {
  refreshing ??= fetch(path, { method: "POST", credentials: "same-origin" })
    .then((response) => {
      // Only a plain "no" ends the session: a service that is restarting must not sign anybody out.
      if (response.status === 401) rules.onEnded();
      // Read to its end, or its connection would stay taken.
      response.text().catch(() => undefined);
      refreshed ||= response.ok;
      return response.ok;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** `fetch` for the generated clients. */
export async function fetchInSession(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const again = request.clone();
  const response = await begun(request, () => fetch(request));
  noteClock(response.headers.get("Date"));
  if (response.status !== 401 || OWN_ANSWERS.test(pathname)) return response;
  if (rules.refreshPath === null) {
    rules.onEnded();
    return response;
  }
  return (await refreshOnce(rules.refreshPath)) ? fetch(again) : response;
}

/**
 * The shell of the application: its pages and their files as a release has them. A page is asked of
 * the network first, so that the gateway chooses which it is and a new release is seen at once; its
 * files have the digest of their content in their names and come from here.
 */
/** Written in when the worker is built (packages/config/src/application-worker.ts). */
export type Release = {
  /** Names the release: another one has another. */
  name: string;
  /** Files for today's browsers, and for the old ones; the first starts the application. */
  pieces: string[];
  oldPieces: string[];
  /** Pages before signing in. */
  entrance: string[];
};

declare const __RELEASE__: Release;

const APPLICATION = "/index.html";
const SIGN_IN = "/sign-in";
const PREFIX = "shell-";
/** A line that answers later than this is none; what is kept is shown meanwhile. */
const PATIENCE_MS = 4000;
const ANY = { ignoreVary: true };

async function fetched(path: string, options: RequestInit = {}): Promise<Response> {
  const answer = await fetch(path, { credentials: "same-origin", ...options });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function ofThisRelease(path: string): Promise<Response> {
  const page = await fetched(path, { cache: "no-store" });
  const named = (await page.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
  const own = [...__RELEASE__.pieces, ...__RELEASE__.oldPieces];
  // While a release is put in place the gateway may still have the other one's page.
  if (!named.every((piece) => own.includes(piece))) throw new Error(`${path}: another release`);
  return page;
}

/** Keeps this release whole: its files one after another, and its pages when all files are there. */
export async function keepRelease(old: boolean): Promise<void> {
  const { name, pieces, oldPieces } = __RELEASE__;
  const cache = await caches.open(PREFIX + name);
  if (await cache.match(APPLICATION, ANY)) return;
  for (const path of old ? oldPieces : pieces) {
    if (await cache.match(path, ANY)) continue;
    await cache.put(path, (await caches.match(path, ANY)) ?? (await fetched(path)));
  }
  await cache.put(SIGN_IN, await ofThisRelease(SIGN_IN));
  await cache.put(APPLICATION, await ofThisRelease(APPLICATION));
}

/** Of former releases only the last stays: for pages that are open, and until this one is kept. */
export async function forgetFormer(): Promise<void> {
  const now = PREFIX + __RELEASE__.name;
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== now);
  await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
}

export async function keptPiece(request: Request): Promise<Response> {
  return (await caches.match(request.url, ANY)) ?? fetch(request);
}

async function newest(path: string): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of names.reverse()) {
    const page = await (await caches.open(name)).match(path, ANY);
    if (page) return page;
  }
  return undefined;
}

/**
 * Asked by the worker itself: with the page's own request, and with one that the browser begins
 * meanwhile, old browsers send no cookie that is meant for this site alone, and the gateway could
 * not tell that somebody is signed in.
 */
function asked({ url }: Request): Promise<Response> {
  return fetch(url, { credentials: "same-origin", redirect: "manual" });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The page of an address from the network; without one, or much too late, the kept one. */
export async function keptPage(request: Request, pathname: string): Promise<Response> {
  const outside = __RELEASE__.entrance.includes(pathname);
  const path = outside ? pathname : APPLICATION;
  const answer = asked(request);
  const orKept = async () => (await newest(path)) ?? answer;
  // A page before signing in is waited for: the application would only lead back to it.
  const late = outside ? answer : pause(PATIENCE_MS).then(orKept);
  // Once the race is over nobody hears of it.
  late.catch(() => undefined);
  try {
    const page = await Promise.race([answer, late]);
    return page.status < 500 ? page : await orKept();
  } catch {
    return orKept();
  }
}

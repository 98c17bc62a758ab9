import { begunPart, configureSession, fetchInSession } from "./session";

const ended = vi.fn();

/** Answers by path; each list is used up from its front, the last one stays. */
function answers(byPath: Record<string, number[]>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (input: Request | string) => {
    const path = typeof input === "string" ? input : new URL(input.url).pathname;
    asked.push(path);
    const left = byPath[path] ?? [404];
    const status = (left.length > 1 ? left.shift() : left[0]) ?? 404;
    return new Response(null, { status });
  });
  return asked;
}

const ask = (path: string) => fetchInSession(new Request(`http://localhost${path}`));

beforeEach(() => {
  ended.mockReset();
  // A run of many tests lets a page grow old.
  vi.spyOn(performance, "now").mockReturnValue(1_000);
  configureSession({ refreshPath: "/api/auth/refresh", onEnded: ended });
});

afterEach(() => vi.unstubAllGlobals());

test("a 401 is refreshed once for all calls, and each is tried again", async () => {
  const asked = answers({ "/a": [401, 200], "/b": [401, 200], "/api/auth/refresh": [200] });
  const [a, b] = await Promise.all([ask("/a"), ask("/b")]);
  expect([a.status, b.status]).toEqual([200, 200]);
  expect(asked.filter((path) => path === "/api/auth/refresh")).toHaveLength(1);
  expect(ended).not.toHaveBeenCalled();
});

test("a refused refresh ends the session once", async () => {
  answers({ "/a": [401], "/b": [401], "/api/auth/refresh": [401] });
  const [a] = await Promise.all([ask("/a"), ask("/b")]);
  expect(a.status).toBe(401);
  expect(ended).toHaveBeenCalledTimes(1);
});

test("a service that is restarting signs nobody out", async () => {
  answers({ "/a": [401], "/api/auth/refresh": [502] });
  expect((await ask("/a")).status).toBe(401);
  expect(ended).not.toHaveBeenCalled();
});

test("a refused sign-in is not a session's end", async () => {
  const asked = answers({ "/api/auth/sign-in": [401] });
  await ask("/api/auth/sign-in");
  expect(asked).toEqual(["/api/auth/sign-in"]);
});

test("without refreshing a 401 ends the session", async () => {
  configureSession({ refreshPath: null, onEnded: ended });
  answers({ "/a": [401] });
  await ask("/a");
  expect(ended).toHaveBeenCalledTimes(1);
});

function begin(answers: Record<string, number | Error>) {
  const begun = Object.fromEntries(
    Object.entries(answers).map(([path, status]) => [
      path,
      status instanceof Error
        ? Promise.reject(status)
        : Promise.resolve(new Response(null, { status })),
    ]),
  );
  vi.stubGlobal("begun", begun);
}

test("what the page has begun to ask is not asked again, and answers only once", async () => {
  const asked = answers({ "/a": [200] });
  begin({ "/a": 204 });
  expect((await ask("/a")).status).toBe(204);
  expect(asked).toEqual([]);
  expect((await ask("/a")).status).toBe(200);
  expect(asked).toEqual(["/a"]);
});

test("another question of the same path, and an act, are asked themselves", async () => {
  const asked = answers({ "/a": [200] });
  begin({ "/a": 204 });
  await ask("/a?of=another");
  await fetchInSession(new Request("http://localhost/a", { method: "POST" }));
  expect(asked).toEqual(["/a", "/a"]);
});

test("an answer that did not come is asked for again", async () => {
  const asked = answers({ "/a": [200] });
  begin({ "/a": new TypeError("Failed to fetch") });
  expect((await ask("/a")).status).toBe(200);
  expect(asked).toEqual(["/a"]);
});

test("a 401 to what was begun is refreshed once for all, whenever the others are looked at", async () => {
  const asked = answers({ "/a": [200], "/b": [200], "/api/auth/refresh": [200] });
  begin({ "/a": 401, "/b": 401 });
  expect((await ask("/a")).status).toBe(200);
  expect((await ask("/b")).status).toBe(200);
  expect(asked).toEqual(["/api/auth/refresh", "/a", "/b"]);
});

test("an answer from long before is not taken for a fresh one", async () => {
  vi.spyOn(performance, "now").mockReturnValue(60_001);
  const asked = answers({ "/a": [200] });
  begin({ "/a": 204 });
  expect((await ask("/a")).status).toBe(200);
  expect(asked).toEqual(["/a"]);
});

test("what else a begun answer tells is taken from it, before or after it was taken itself", async () => {
  const asked = answers({ "/api/home": [500], "/api/page": [500] });
  const told = () => Promise.resolve(Response.json({ counters: 3 }));
  vi.stubGlobal("begun", { "/api/home": told(), "/api/page": told() });
  expect(await begunPart("/api/home")).toEqual({ counters: 3 });
  expect(await (await ask("/api/home")).json()).toEqual({ counters: 3 });
  expect(await (await ask("/api/page")).json()).toEqual({ counters: 3 });
  expect(await begunPart("/api/page")).toEqual({ counters: 3 });
  expect(asked).toEqual([]);
  // The next time it is asked for by itself.
  expect(await begunPart("/api/home")).toBeNull();
});

test("a begun answer that was refused, or did not come, tells nothing", async () => {
  answers({});
  begin({ "/none": 401, "/lost": new TypeError("Failed to fetch") });
  expect(await begunPart("/none")).toBeNull();
  expect(await begunPart("/lost")).toBeNull();
  expect(await begunPart("/never")).toBeNull();
});

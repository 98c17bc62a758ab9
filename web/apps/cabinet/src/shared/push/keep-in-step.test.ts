import { signOut } from "../sign-out";
import { dropPush, keepInStep } from "./keep-in-step";
import { rememberDevice, rememberedDevice } from "./remembered-device";

let asked: string[] = [];
// The devices that the service knows.
let there = ["old"];
const unsubscribe = vi.fn(async () => true);

function browserWith(endpoint: string | null, fetching?: () => Promise<Response>) {
  asked = [];
  unsubscribe.mockClear();
  const subscription = endpoint && {
    endpoint,
    unsubscribe,
    toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }),
  };
  const registration = { pushManager: { getSubscription: async () => subscription } };
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("PushManager", class {});
  vi.stubGlobal("Notification", class {});
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: { getRegistration: async () => registration },
  });
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    if (fetching) return fetching();
    if (request.method === "PUT") return Response.json({ id: "new" });
    if (request.method === "GET") {
      return Response.json({ items: there.map((id) => ({ id })), total: there.length });
    }
    return new Response(null, { status: 204 });
  });
}

const KNOWN = { user: "anna", device: "old", endpoint: "https://push/1" };
const DEVICES = "/api/notifications/push/devices";

beforeEach(() => {
  rememberDevice(KNOWN);
  there = ["old"];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

test("without a subscription nothing is told", async () => {
  browserWith(null);
  await keepInStep("boris");
  expect(asked).toEqual([]);
});

test.each([
  ["the present session", "anna", KNOWN.endpoint, [`GET ${DEVICES}`]],
  ["a renewed subscription", "anna", "https://push/2", []],
  ["another user's", "boris", KNOWN.endpoint, []],
])("%s is told to the service", async (_, user, endpoint, before) => {
  browserWith(endpoint);
  await keepInStep(user);
  expect(asked).toEqual([...before, `PUT ${DEVICES}`]);
  expect(rememberedDevice()).toEqual({ user, device: "new", endpoint });
});

test("what was ended elsewhere is given up here", async () => {
  there = ["another"];
  browserWith(KNOWN.endpoint);
  await keepInStep("anna");
  expect(unsubscribe).toHaveBeenCalled();
  expect(asked).toEqual([`GET ${DEVICES}`]);
  expect(rememberedDevice()).toBeNull();
});

test("a subscription that nobody has asked for is given up", async () => {
  rememberDevice(null);
  browserWith("https://push/3");
  await keepInStep("anna");
  expect(unsubscribe).toHaveBeenCalled();
  expect(asked).toEqual([]);
});

test("what is dropped is dropped here and at the service", async () => {
  browserWith(KNOWN.endpoint);
  await dropPush();
  expect(unsubscribe).toHaveBeenCalled();
  expect(asked).toEqual([`DELETE ${DEVICES}/old`]);
  expect(rememberedDevice()).toBeNull();
});

test("without the network signing out still ends the pushes here", async () => {
  browserWith(KNOWN.endpoint, () => Promise.reject(new TypeError("offline")));
  await expect(signOut()).rejects.toBeDefined();
  expect(unsubscribe).toHaveBeenCalled();
  expect(asked).toEqual([`DELETE ${DEVICES}/old`, "POST /api/auth/sign-out"]);
});

test("a service that does not answer holds signing out up for two seconds at most", async () => {
  vi.useFakeTimers();
  let calls = 0;
  browserWith(KNOWN.endpoint, () =>
    ++calls === 1
      ? new Promise<Response>(() => undefined)
      : Promise.resolve(new Response(null, { status: 204 })),
  );
  const leaving = signOut();
  await vi.advanceTimersByTimeAsync(2000);
  await leaving;
  expect(asked.at(-1)).toBe("POST /api/auth/sign-out");
});

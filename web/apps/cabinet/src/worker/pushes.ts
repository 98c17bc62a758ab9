/** Shows pushes, also while the cabinet is closed, and opens what they lead to. */
import { ask } from "./ask";
import { type PushEvent, type SubscriptionEvent, worker } from "./scope";

const DEVICES = "/api/notifications/push/devices";
const PUSH = "/api/notifications/push";

type Told = { subject?: unknown; body?: unknown; id?: unknown; path?: unknown };

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Browsers demand that every push shows something, so that an unreadable one does too. */
export async function show(data: PushEvent["data"]): Promise<void> {
  let told: Told = {};
  try {
    told = (data?.json() as Told | null) ?? {};
  } catch {
    // Shown without words of its own.
  }
  await worker.registration.showNotification(text(told.subject) || "Личный кабинет", {
    body: text(told.body),
    icon: "/icon-192.png",
    // A second copy of the same notice takes the place of the first.
    tag: text(told.id),
    data: { path: text(told.path) },
  });
}

/** The page that a push names, if it is one of ours; else the main page. */
export function pageOf(data: Told | null): URL {
  const home = new URL("/", self.location.origin);
  try {
    const page = new URL(text(data?.path) || "/", home);
    return page.origin === home.origin ? page : home;
  } catch {
    return home;
  }
}

export async function open(data: Told | null): Promise<void> {
  const page = pageOf(data);
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [there] = windows;
  if (!there) {
    await worker.clients.openWindow(page.href);
    return;
  }
  await there.focus();
  // Without a page of its own the bell has it: what the reader is doing is left alone.
  if (page.pathname === "/" || there.url === page.href) return;
  await there.navigate(page.href).catch(() => worker.clients.openWindow(page.href));
}

/** The browser has given its subscription up: make one anew and tell the service. */
export async function renew(event: SubscriptionEvent): Promise<void> {
  let subscription = event.newSubscription;
  if (!subscription) {
    let key: ArrayBuffer | string | null | undefined =
      event.oldSubscription?.options.applicationServerKey;
    if (!key) {
      const told = await ask(PUSH);
      if (!told.ok) return;
      key = ((await told.json()) as { public_key: string }).public_key;
    }
    subscription = await worker.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
  }
  const { endpoint, keys } = subscription.toJSON();
  // Without a session the next visit tells it (src/shared/push/keep-in-step.ts).
  await ask(DEVICES, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth }),
  });
}

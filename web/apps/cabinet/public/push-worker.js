/**
 * The cabinet's service worker: shows pushes, also while the cabinet is closed. It caches nothing
 * and answers no request of a page.
 */
const DEVICES = "/api/notifications/push/devices";
const PUSH = "/api/notifications/push";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(event.data)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

const text = (value) => (typeof value === "string" ? value : "");

/** Browsers demand that every push shows something, so that an unreadable one does too. */
async function show(data) {
  let told = {};
  try {
    told = data?.json() ?? {};
  } catch {
    // Shown without words of its own.
  }
  await self.registration.showNotification(text(told.subject) || "Личный кабинет", {
    body: text(told.body),
    icon: "/icon-192.png",
    // A second copy of the same notice takes the place of the first.
    tag: text(told.id),
    data: { path: text(told.path) },
  });
}

/** The page that a push names, if it is one of ours; else the main page. */
function pageOf(data) {
  const home = new URL("/", self.location.origin);
  try {
    const page = new URL(text(data?.path) || "/", home);
    return page.origin === home.origin ? page : home;
  } catch {
    return home;
  }
}

async function open(data) {
  const page = pageOf(data);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [there] = windows;
  if (!there) {
    await self.clients.openWindow(page.href);
    return;
  }
  await there.focus();
  // Without a page of its own the bell has it: what the reader is doing is left alone.
  if (page.pathname === "/" || there.url === page.href) return;
  await there.navigate(page.href).catch(() => self.clients.openWindow(page.href));
}

/** Asks once more after a refresh: the access token lives for minutes only. */
async function ask(path, options = {}) {
  const call = () => fetch(path, { credentials: "same-origin", ...options });
  const answer = await call();
  if (answer.status !== 401) return answer;
  const refreshed = await fetch("/api/auth/refresh", { method: "POST", credentials: "same-origin" });
  return refreshed.ok ? call() : answer;
}

/** The browser has given its subscription up: make one anew and tell the service. */
async function renew(event) {
  let subscription = event.newSubscription;
  if (!subscription) {
    let key = event.oldSubscription?.options.applicationServerKey;
    if (!key) {
      const told = await ask(PUSH);
      if (!told.ok) return;
      key = (await told.json()).public_key;
    }
    subscription = await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
  }
  const { endpoint, keys } = subscription.toJSON();
  // Without a session the next visit tells it (src/shared/push/keep-in-step.ts).
  await ask(DEVICES, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
}

/**
 * The cabinet's service worker: it shows pushes, and opens the cabinet's pages without a network. It
 * holds the files of a release, which are the same for everybody, and never an answer of a service.
 */
import { open, renew, show } from "./pushes";
import { worker } from "./scope";
import { forgetFormer, keepRelease, keptPage, keptPiece } from "./shell";
import { bringWalk } from "./walk";

/** The page asks for it by this name (shared/walk/bring.ts). */
const WALK = "walk";

// What a page begins with is not held up by it: the files are kept when a page asks for that.
worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetFormer(), worker.clients.claim()]));
});
worker.addEventListener("message", (event) => {
  const { kind, old } = (event.data ?? {}) as { kind?: unknown; old?: unknown };
  // Without a network, or room, the former release stays what opens without one.
  if (kind !== "keep") return;
  const [asker] = event.ports ?? [];
  const answer = (kept: boolean) => asker?.postMessage(kept);
  const keeping = keepRelease(old === true).then(
    () => answer(true),
    () => answer(false),
  );
  event.waitUntil(keeping);
});
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(keptPiece(event.request));
  else if (mode === "navigate" && !pathname.startsWith("/api/")) {
    event.respondWith(keptPage(event.request, pathname));
  }
});

worker.addEventListener("sync", (event) => {
  if (event.tag === WALK) event.waitUntil(bringWalk());
});

worker.addEventListener("push", (event) => event.waitUntil(show(event.data)));
worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
worker.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

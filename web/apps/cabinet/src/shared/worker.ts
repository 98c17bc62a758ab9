/** The service worker of the cabinet: pushes, and its pages without a network. */
import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

const WORKER = "/worker.js";
/** Files for old browsers are others. */
const KEEP = { kind: "keep", old: Boolean(import.meta.env.LEGACY) };

export function startWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(WORKER);
}

/** Has the worker keep the pages and files of the present release, and of those to come. */
function keepPages(): void {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  const keep = () => navigator.serviceWorker.controller?.postMessage(KEEP);
  // A worker of a new release takes over while the page is open.
  navigator.serviceWorker.addEventListener("controllerchange", keep);
  keep();
  startWorker()
    // By itself a browser looks for a new release when it pleases.
    .then((registration) => registration.update())
    // Without a worker everything is as it was.
    .catch(() => undefined);
}

/** How long a slow line may take to bring a release. */
const KEEPING_MS = 120_000;

/** Whether the pages open without a network from now on: waits until the worker has kept them. */
export async function pagesKept(): Promise<boolean> {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return false;
  await startWorker();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // A worker that cannot be installed never gets ready.
    window.setTimeout(() => resolve(false), KEEPING_MS);
    port1.onmessage = ({ data }) => resolve(data === true);
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(KEEP, [port2]));
  });
}

/** The same when the page has all that it has asked for: what it shows comes first on a slow line. */
export function usePagesKept(): void {
  const resting = useIsFetching() === 0;
  const begun = useRef(false);
  useEffect(() => {
    if (!resting || begun.current) return;
    begun.current = true;
    keepPages();
  }, [resting]);
}

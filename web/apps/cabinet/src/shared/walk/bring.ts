/** Sends what a walk has left on the device, from a page; and has the worker do it when it cannot. */
import { cabinetApi } from "@personal-cabinet/api/cabinet";

import { fetchInSession } from "@personal-cabinet/api/session";
import { tellChanged } from "./changes";
import { type Sent, send, type Transport } from "./sending";

const SYNC = "walk";

const transport: Transport = {
  async bring(entries) {
    const { data, response } = await cabinetApi.POST("/api/cabinet/servicing/walk/entries", {
      body: { entries },
    });
    return { status: response.status, answer: data?.answers };
  },
  async bringPhoto(key, photo) {
    const address = `${window.location.origin}/api/cabinet/servicing/walk/entries/${key}/photo`;
    const request = new Request(address, {
      method: "PUT",
      credentials: "same-origin",
      headers: { "Content-Type": "application/octet-stream" },
      body: photo,
    });
    return { status: (await fetchInSession(request)).status };
  },
};

type Syncing = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } };

/** Where there is Background Sync, the browser wakes the worker with the network. */
export async function leaveToWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = (await navigator.serviceWorker.getRegistration()) as Syncing | undefined;
  await registration?.sync?.register(SYNC);
}

/** Of the signed-in user `owner`. */
export async function bring(owner: string): Promise<Sent> {
  const sent = await send(owner, transport, tellChanged);
  if (sent === "later") await leaveToWorker().catch(() => undefined);
  return sent;
}

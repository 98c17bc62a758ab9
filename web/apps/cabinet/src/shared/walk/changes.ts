/** Tells every page of this device, and the worker, that what is kept of a walk is another now. */

const NAME = "walk";
const here = new Set<() => void>();

const channel: BroadcastChannel | null =
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);

if (channel) {
  channel.onmessage = () => {
    for (const listener of here) listener();
  };
}

export function tellChanged(): void {
  for (const listener of here) listener();
  channel?.postMessage(null);
}

export function watchChanges(listener: () => void): () => void {
  here.add(listener);
  return () => here.delete(listener);
}

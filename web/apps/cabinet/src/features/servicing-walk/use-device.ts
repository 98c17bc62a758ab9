/** What this device holds of the walks of the signed-in user, as the page shows it. */
import type { WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { bring, leaveToWorker } from "../../shared/walk/bring";
import { watchChanges } from "../../shared/walk/changes";
import { type Entry, isUnsent, latestOf, listEntries } from "../../shared/walk/entries";
import type { Sent } from "../../shared/walk/sending";
import { canKeep } from "../../shared/walk/vault";
import { forgetOld } from "../../shared/walk/wiping";
import { listHouses } from "./houses";

const RESTING_MS = 1500;
// After a try that came to nothing: a network that has just come back often fails once more.
const AGAIN_MS = 2000;
const LONGEST_MS = 60_000;

export type Device = {
  owner: string;
  state: "loading" | "ready" | "impossible";
  houses: WalkPackageOut[];
  entries: Entry[];
  /** Of each meter the one that counts. */
  latest: Map<number, Entry>;
  unsent: number;
  sending: boolean;
  /** What came of the last try; null before any. */
  sent: Sent | null;
  send: () => Promise<void>;
  /** Sends when the walker is resting: not in the middle of what he types. */
  sendSoon: () => void;
  renew: () => Promise<void>;
  /** Shows an entry that has just been kept, before all is read anew. */
  show: (entry: Entry) => void;
};

type Held = Pick<Device, "state" | "houses" | "entries">;

/** A house that is still the same one: who walks through it is not disturbed. */
const same = (now: WalkPackageOut[], next: WalkPackageOut[]) =>
  next.map(
    (house) => now.find(({ id, made_at }) => id === house.id && made_at === house.made_at) ?? house,
  );

export function useDevice(owner: string): Device {
  const [held, setHeld] = useState<Held>({ state: "loading", houses: [], entries: [] });
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  /** How many tries one after another have left something here. */
  const [vain, setVain] = useState({ tries: 0 });
  /** How many entries this page has written down. */
  const kept = useRef(0);

  const renew = useCallback(async () => {
    try {
      if (!canKeep()) throw new Error("not here");
      for (let shown = -1; shown !== kept.current; ) {
        // What is written down meanwhile would be missing: read once more.
        shown = kept.current;
        const [houses, entries] = [await listHouses(owner), await listEntries(owner)];
        if (shown !== kept.current) continue;
        setHeld((now) => ({ state: "ready", houses: same(now.houses, houses), entries }));
      }
    } catch {
      setHeld({ state: "impossible", houses: [], entries: [] });
    }
  }, [owner]);

  const sendAll = useCallback(async () => {
    setSending(true);
    const outcome = await bring(owner).catch((): Sent => "later");
    setSending(false);
    if (outcome !== "busy") setSent(outcome);
    const left = outcome === "later" || outcome === "busy";
    setVain(({ tries }) => ({ tries: left ? tries + 1 : 0 }));
    await renew();
  }, [owner, renew]);

  useEffect(() => {
    const { tries } = vain;
    if (tries === 0) return;
    // Without a network nothing is tried: that it is back is told.
    const again = () => navigator.onLine !== false && void sendAll();
    const timer = window.setTimeout(again, Math.min(AGAIN_MS * 2 ** (tries - 1), LONGEST_MS));
    return () => window.clearTimeout(timer);
  }, [vain, sendAll]);

  /** By hand, or because the network is there again: the pauses begin anew. */
  const sendNow = useCallback(() => {
    setVain({ tries: 0 });
    return sendAll();
  }, [sendAll]);

  const soon = useRef(0);
  const sendSoon = useCallback(() => {
    window.clearTimeout(soon.current);
    // Without a network it is not tried in vain; should this page be closed, the worker sends it.
    if (navigator.onLine === false) void leaveToWorker().catch(() => undefined);
    else soon.current = window.setTimeout(() => void sendAll(), RESTING_MS);
  }, [sendAll]);

  useEffect(() => {
    void forgetOld().then(renew).then(sendAll);
    const stop = watchChanges(() => void renew());
    const online = () => void sendNow();
    window.addEventListener("online", online);
    return () => {
      stop();
      window.clearTimeout(soon.current);
      window.removeEventListener("online", online);
    };
  }, [renew, sendAll, sendNow]);

  const show = useCallback((entry: Entry) => {
    kept.current += 1;
    setHeld((now) => ({ ...now, entries: [...now.entries, entry] }));
  }, []);

  const latest = useMemo(() => latestOf(held.entries), [held.entries]);
  return {
    owner,
    ...held,
    latest,
    unsent: held.entries.filter(isUnsent).length,
    sending,
    sent,
    send: sendNow,
    sendSoon,
    renew,
    show,
  };
}

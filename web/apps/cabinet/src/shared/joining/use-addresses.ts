/** Addresses of the registry that hold what is being typed. */
import type { AddressOut } from "@personal-cabinet/api/cabinet";
import { useEffect, useState } from "react";
import { findAddresses } from "../api/find-addresses";

/** As the service wants it. */
export const SHORTEST = 3;
const LONGEST = 100;
const PAUSE_MS = 250;

export type Found = { words: string; items: AddressOut[]; failure: unknown };

const NOTHING: Found = { words: "", items: [], failure: null };

/** Asks once nobody has typed for a moment; `searching` while an answer is on the way. */
export function useAddresses(typed: string): Found & { searching: boolean } {
  const [found, setFound] = useState(NOTHING);
  // The end of a long address tells more than its region.
  const words = typed.trim().slice(-LONGEST);
  useEffect(() => {
    if (words.length < SHORTEST) return setFound(NOTHING);
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      const show = (next: Omit<Found, "words">) => {
        if (!stop.signal.aborted) setFound({ words, ...next });
      };
      findAddresses(words, stop.signal).then(
        (items) => show({ items, failure: null }),
        (failure) => show({ items: [], failure }),
      );
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [words]);
  return { ...found, searching: words.length >= SHORTEST && found.words !== words };
}

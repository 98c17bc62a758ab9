/** What the banner tells on this page: it may say other words, but never moves what is read. */
import type { OutageOut } from "@personal-cabinet/api/cabinet";
import { byServices } from "@personal-cabinet/api/clock";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocation } from "react-router";
import { outagesQuery } from "./api/list-outages";

/** As the counter of the menu counts. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

/** Outages that go on, and those that begin soon; the service has put them in order. */
export function pressing(outages: OutageOut[], now: number): OutageOut[] {
  return outages.filter(
    ({ status, starts_at }) =>
      status === "current" || (status === "planned" && Date.parse(starts_at) - now <= SOON_MS),
  );
}

/** `inPlace`: on top of the page, where it was from the beginning; else it lies over the page. */
export type Told = { outage: OutageOut; others: number; over: boolean; inPlace: boolean };

type Held = { path: string; inPlace: boolean; outage: OutageOut | null };

/** Null: there is nothing to tell. Undefined: it is not known yet. */
export function useBanner(early: boolean): Told | null | undefined {
  const { pathname } = useLocation();
  const { data, isPending } = useQuery(outagesQuery);
  const held = useRef<Held | null>(null);
  if (isPending || !data) return isPending ? undefined : null;
  const now = pressing(data, byServices());
  const [first = null] = now;
  if (held.current === null) held.current = { path: pathname, inPlace: early, outage: first };
  // A new page is laid out anew.
  if (held.current.path !== pathname) {
    held.current = { path: pathname, inPlace: first !== null, outage: first };
  }
  if (first) {
    held.current.outage = first;
    return { outage: first, others: now.length - 1, over: false, inPlace: held.current.inPlace };
  }
  const { outage: before, inPlace } = held.current;
  // What is over says so in its place until the page is left.
  return before && inPlace ? { outage: before, others: 0, over: true, inPlace } : null;
}

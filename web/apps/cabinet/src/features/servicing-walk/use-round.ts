/** The walk through one house: where the walker is, what he types, and what is kept of it at once. */

import type { WalkMeterOut, WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { byServices } from "@personal-cabinet/api/clock";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../../shared/new-key";
import { type Doubt, doubtsOf, refusalsOf } from "../../shared/reading-entry/check";
import { hasDraftPhoto, keepDraftPhoto, keepEntry, type Zone } from "../../shared/walk/entries";
import { findPlace, keepPlace, type Place } from "../../shared/walk/places";
import { keptUntil, nextLeft } from "./houses";
import { type NoPhoto, shrunk } from "./shrink";
import type { Device } from "./use-device";

/** In the address: the house has been walked through. */
const END = "end";

export type Trouble = "not-kept" | NoPhoto | null;

export type Round = ReturnType<typeof useRound>;

export function useRound(house: WalkPackageOut, device: Device) {
  const { owner, latest } = device;
  const { t } = useTranslation();
  const [params, setParams] = useAddress();
  const asked = params.get("meter");
  const meter = house.meters.find(({ meter_id }) => String(meter_id) === asked);
  const [place, setPlace] = useState<Place | null>(null);
  // What was there before the first key: that takes its place.
  const [untouched, setUntouched] = useState(true);
  const [tried, setTried] = useState(false);
  const [doubts, setDoubts] = useState<Doubt[]>([]);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const [photo, setPhoto] = useState(false);
  const saving = useRef(false);
  const away = useRef(false);
  const known = useRef(latest);
  known.current = latest;

  const goTo = useCallback(
    (to: WalkMeterOut | undefined) => {
      const meter = to ? String(to.meter_id) : END;
      setParams({ house: String(house.id), meter }, { replace: true });
    },
    [house, setParams],
  );

  useEffect(() => {
    away.current = false;
    return () => {
      away.current = true;
    };
  }, []);

  const meterId = meter?.meter_id;
  useEffect(() => {
    let gone = false;
    const until = keptUntil(house);
    const begin = async () => {
      const before = await findPlace(owner, house.id).catch(() => undefined);
      if (gone) return;
      if (meterId === undefined) {
        if (asked === END) {
          setPlace(null);
          // The last one has been written down.
          if (before?.typed) await keepPlace(owner, house.id, { ...before, typed: false }, until);
          return;
        }
        const there = house.meters.find(({ meter_id }) => meter_id === before?.meter);
        return goTo(there ?? nextLeft(house, known.current, null));
      }
      const entry = known.current.get(meterId);
      const own = entry?.outcome === "reading" ? (entry.values as Place["values"]) : {};
      const fresh = { meter: meterId, values: own, note: entry?.note ?? "", typed: false };
      const next = before?.meter === meterId ? before : fresh;
      setPlace(next);
      setUntouched(true);
      setTried(false);
      setDoubts([]);
      setTrouble(null);
      setPhoto(false);
      await keepPlace(owner, house.id, next, until).catch(() => undefined);
      const taken = await hasDraftPhoto(owner, meterId).catch(() => false);
      if (!gone && taken) setPhoto(true);
    };
    begin().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [owner, house, meterId, asked, goTo]);

  const change = (changed: Partial<Place>) => {
    if (!place) return;
    const next = { ...place, ...changed, typed: true };
    setPlace(next);
    setDoubts([]);
    setTrouble(null);
    // Each key: the battery may be empty with the next one.
    keepPlace(owner, house.id, next, keptUntil(house)).catch(() => setTrouble("not-kept"));
  };

  const keep = async (outcome: "reading" | "no_access", confirm: boolean) => {
    if (!meter || !place || saving.current) return;
    saving.current = true;
    try {
      const entry = await keepEntry(owner, {
        key: newKey(),
        meter: meter.meter_id,
        label: {
          house: house.id,
          address: house.address,
          flat: meter.flat,
          serial: meter.serial_number,
        },
        outcome,
        values: outcome === "reading" ? (place.values as Partial<Record<Zone, string>>) : {},
        note: place.note.trim() || null,
        takenAt: new Date(byServices()).toISOString(),
        confirm,
        seen: meter.standing?.submission_id ?? null,
      });
      device.show(entry);
      const now = new Map(known.current).set(meter.meter_id, entry);
      // Who has left meanwhile is not called back.
      if (!away.current) goTo(nextLeft(house, now, meter.meter_id));
      device.sendSoon();
    } catch {
      // The screen stays where it is: nothing is said to be kept that is not.
      setTrouble("not-kept");
    } finally {
      saving.current = false;
    }
  };

  const refusals = useMemo(
    () => (meter ? refusalsOf(meter, place?.values ?? {}, t) : {}),
    [meter, place, t],
  );

  return {
    meter,
    place: place?.meter === meterId ? place : null,
    ended: asked === END,
    entry: meterId === undefined ? undefined : latest.get(meterId),
    tried,
    refusals,
    doubts,
    trouble,
    photo,
    goTo,
    step: (by: 1 | -1) => {
      const { length } = house.meters;
      const at = house.meters.findIndex(({ meter_id }) => meter_id === meterId);
      goTo(house.meters[(at + by + length) % length]);
    },
    type: (zone: string, text: string) => {
      if (!place) return;
      setUntouched(false);
      change({ values: { ...place.values, [zone]: text } });
    },
    press: (zone: string, key: string) => {
      if (!place) return;
      const before = place.values[zone] ?? "";
      const text = key === "" ? before.slice(0, -1) : (untouched ? "" : before) + key;
      setUntouched(false);
      change({ values: { ...place.values, [zone]: text } });
    },
    write: (note: string) => change({ note }),
    /** Keeps the reading; the zone that has to be looked at, or null when the walk has gone on. */
    save: async (confirm = false): Promise<string | null> => {
      if (!meter || !place) return null;
      setTried(true);
      const wrong = meter.zones.find(({ zone }) => refusals[zone]);
      if (wrong) return wrong.zone;
      const asking = confirm ? [] : doubtsOf(meter, place.values);
      setDoubts(asking);
      if (asking.length > 0) return asking[0]?.zone ?? null;
      await keep("reading", confirm);
      return null;
    },
    noAccess: () => keep("no_access", false),
    doubtless: () => setDoubts([]),
    takePhoto: async (file: File) => {
      if (!meter) return;
      const small = await shrunk(file);
      if (typeof small === "string") return setTrouble(small);
      try {
        await keepDraftPhoto(owner, meter.meter_id, small);
        setTrouble(null);
        setPhoto(true);
      } catch {
        setTrouble("not-kept");
      }
    },
  };
}

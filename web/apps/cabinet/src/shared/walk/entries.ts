/**
 * Entries of a walk: what was met at each meter, from the moment when it was written down until it
 * has been answered and settled. Each is on the device before the screen moves on.
 */
import type { WalkAnswerOut, WalkEntryIn } from "@personal-cabinet/api/cabinet";
import { byServices } from "@personal-cabinet/api/clock";
import {
  exclusively,
  find,
  findPhoto,
  hasPhoto,
  list,
  listNames,
  put,
  putPhoto,
  remove,
} from "./vault";

export type Zone = "total" | "T1" | "T2" | "T3";

/** What names the meter, also when the house is on this device no more. */
export type Label = { house: number; address: string; flat: string | null; serial: string };

export type Entry = {
  key: string;
  meter: number;
  label: Label;
  outcome: "reading" | "no_access";
  values: Partial<Record<Zone, string>>;
  /** By the services' clock, as far as the device knows it. */
  takenAt: string;
  confirm: boolean;
  note: string | null;
  base: string | null;
  replaces: string | null;
  /** Their order, ms by the services' clock; no two alike. */
  made: number;
  /** It may have come to the service: its answer may have been lost. */
  tried: boolean;
  answer: WalkAnswerOut | null;
  photo: "none" | "waiting" | "sent" | "refused";
  /** Not taken, and the person has decided to leave it so. */
  left: boolean;
};

/** What is written down; the rest is found out by `keepEntry`. */
export type Written = Pick<
  Entry,
  "meter" | "label" | "outcome" | "values" | "confirm" | "note" | "takenAt"
> & {
  key: string;
  /** The submission that was on the screen when it was written. */
  seen: string | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** What is done stays for the progress of the walk; what is unsent, for as long as it may be of use. */
const DONE_MS = 7 * DAY_MS;
const UNSENT_MS = 31 * DAY_MS;

const inOrder = (entries: Entry[]) => entries.sort((a, b) => a.made - b.made);

export const listEntries = async (owner: string): Promise<Entry[]> =>
  inOrder(await list<Entry>(owner, "entry"));

export const isUnsent = ({ answer, photo }: Entry) => !answer || photo === "waiting";

/** Whether somebody has to look at it: a conflict, or a refusal. */
export const isUnsettled = ({ answer, left }: Entry) =>
  answer !== null && answer.state !== "taken" && !left;

export function putEntry(owner: string, entry: Entry): Promise<void> {
  const unsent = isUnsent(entry) || isUnsettled(entry);
  const until = entry.made + (unsent ? UNSENT_MS : DONE_MS);
  return put(owner, "entry", entry.key, entry, { subject: String(entry.meter), unsent, until });
}

export async function dropEntry(owner: string, key: string): Promise<void> {
  await remove(owner, "photo", key);
  await remove(owner, "entry", key);
}

/** What the device knows to count at the meter, in the service's words. */
function baseAfter(former: Entry | undefined, seen: string | null): string | null {
  if (!former) return seen;
  const { answer, base } = former;
  return answer?.standing?.submission_id ?? answer?.submission_id ?? base ?? seen;
}

const DRAFT = "draft ";

/** The name of a photo that was taken before its entry was written. */
const draftPhoto = (meter: number) => `${DRAFT}${meter}`;

export const keepDraftPhoto = (owner: string, meter: number, photo: Blob) =>
  putPhoto(owner, draftPhoto(meter), photo, byServices() + UNSENT_MS);

export const hasDraftPhoto = (owner: string, meter: number) => hasPhoto(owner, draftPhoto(meter));

export const anyDraftPhoto = async (owner: string): Promise<boolean> =>
  (await listNames(owner, "photo")).some((name) => name.startsWith(DRAFT));

async function keep(owner: string, written: Written): Promise<Entry> {
  const { seen, ...given } = written;
  const [former] = inOrder(await list<Entry>(owner, "entry", String(given.meter))).slice(-1);
  const underWay = former?.tried && !former.answer;
  const drawn = await findPhoto(owner, draftPhoto(given.meter));
  const kept = former?.photo === "waiting" ? await findPhoto(owner, former.key) : undefined;
  const photo = drawn ?? kept;
  const made = Math.max(byServices(), (former?.made ?? 0) + 1);
  const entry: Entry = {
    ...given,
    base: baseAfter(former, seen),
    replaces: former ? (former.tried ? former.key : former.replaces) : null,
    made,
    tried: false,
    answer: null,
    photo: photo ? "waiting" : "none",
    left: false,
  };
  // First what is new, then what is old: whatever ends in between, nothing is lost.
  if (photo) await putPhoto(owner, entry.key, photo, made + UNSENT_MS);
  await putEntry(owner, entry);
  await remove(owner, "photo", draftPhoto(given.meter));
  if (former && !underWay) await dropEntry(owner, former.key);
  else if (former && kept) await putEntry(owner, { ...former, photo: "none" });
  return entry;
}

/**
 * Writes an entry down in the place of the one before of its meter. That one goes, unless it may be
 * on its way: then this one names it, and is sent after it.
 */
export const keepEntry = (owner: string, written: Written): Promise<Entry> =>
  exclusively(() => keep(owner, written));

/** The person has looked at what was not taken, and lets it be. */
export const leaveEntry = (owner: string, key: string): Promise<void> =>
  exclusively(async () => {
    const entry = await find<Entry>(owner, "entry", key);
    if (entry) await putEntry(owner, { ...entry, left: true });
  });

/** What counts of each meter: the entry that was written last. */
export function latestOf(entries: Entry[]): Map<number, Entry> {
  return new Map(entries.map((entry) => [entry.meter, entry]));
}

/** An entry as the service takes it. */
export function entryIn(entry: Entry): WalkEntryIn {
  return {
    key: entry.key,
    meter_id: entry.meter,
    outcome: entry.outcome,
    values: entry.values as WalkEntryIn["values"],
    taken_at: entry.takenAt,
    confirm: entry.confirm,
    note: entry.note,
    base: entry.base,
    replaces: entry.replaces,
  };
}

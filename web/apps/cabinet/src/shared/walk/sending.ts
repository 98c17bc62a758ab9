/** Brings what was written down to the service: in order, in parts, each until it is answered. */
import type { WalkAnswerOut, WalkEntryIn } from "@personal-cabinet/api/cabinet";
import { dropEntry, type Entry, entryIn, listEntries, putEntry } from "./entries";
import { exclusively, find, findPhoto, list, remove } from "./vault";

const AT_ONCE = 100;
const ONLY_ONE = "walk-sending";
/** The service takes the whole no, whatever is in it: a device's own mistake, told as such. */
const UNREADABLE = 422;

export type Told<Answer> = { status: number; answer?: Answer };

/** How the service is asked: by a page, or by the worker. Throws when there is no answer at all. */
export type Transport = {
  bring: (entries: WalkEntryIn[]) => Promise<Told<WalkAnswerOut[]>>;
  bringPhoto: (key: string, photo: Blob) => Promise<Told<unknown>>;
};

/** `done`: all that there was; `later`: no network, or the service is away; `ended`: no session. */
export type Sent = "done" | "later" | "ended" | "busy";

const whyNot = (status: number): Sent => (status === 401 ? "ended" : "later");

function refusedAsUnreadable(key: string): WalkAnswerOut {
  const reason = { type: "validation-failed", errors: [], zones: [] };
  return { key, state: "refused", submission_id: null, standing: null, reason };
}

const keepAnswer = (owner: string, key: string, answer: WalkAnswerOut) =>
  exclusively(async () => {
    const entry = await find<Entry>(owner, "entry", key);
    if (!entry) return;
    const of = await list<Entry>(owner, "entry", String(entry.meter));
    // What has been put right meanwhile is of no use any more.
    if (of.some(({ made }) => made > entry.made)) await dropEntry(owner, key);
    else await putEntry(owner, { ...entry, answer });
  });

/** The next ones to be sent. From now on their answers may be lost: they are changed no more. */
const takePart = (owner: string): Promise<Entry[]> =>
  exclusively(async () => {
    const unsent = (await listEntries(owner)).filter(({ answer }) => !answer).slice(0, AT_ONCE);
    for (const entry of unsent) if (!entry.tried) await putEntry(owner, { ...entry, tried: true });
    return unsent;
  });

async function bringPart(owner: string, part: Entry[], by: Transport): Promise<Sent> {
  const { status, answer } = await by.bring(part.map(entryIn));
  if (status === UNREADABLE && part.length > 1) {
    for (const entry of part) {
      const sent = await bringPart(owner, [entry], by);
      if (sent !== "done") return sent;
    }
    return "done";
  }
  const answers = status === UNREADABLE ? part.map(({ key }) => refusedAsUnreadable(key)) : answer;
  if ((status !== 200 && status !== UNREADABLE) || !answers) return whyNot(status);
  for (const one of answers) await keepAnswer(owner, one.key, one);
  return "done";
}

async function bringPhotos(owner: string, by: Transport): Promise<Sent> {
  for (const { key, photo, answer } of await listEntries(owner)) {
    if (photo !== "waiting" || !answer) continue;
    const file = await findPhoto(owner, key);
    const { status } = file ? await by.bringPhoto(key, file) : { status: 404 };
    const refused = status >= 400 && status < 500 && ![401, 408, 429].includes(status);
    if (status >= 300 && !refused) return whyNot(status);
    await exclusively(async () => {
      const entry = await find<Entry>(owner, "entry", key);
      if (entry) await putEntry(owner, { ...entry, photo: refused ? "refused" : "sent" });
      await remove(owner, "photo", key);
    });
  }
  return "done";
}

async function bringAll(owner: string, by: Transport, onProgress: () => void): Promise<Sent> {
  try {
    for (let part = await takePart(owner); part.length > 0; part = await takePart(owner)) {
      const sent = await bringPart(owner, part, by);
      onProgress();
      if (sent !== "done") return sent;
    }
    return await bringPhotos(owner, by);
  } catch {
    // No network, or it went in the middle; what was sent is sent again under the same keys.
    return "later";
  } finally {
    onProgress();
  }
}

let sending = false;

/** One at a time on a device: tabs and the worker wait for nobody, the other one sends it all. */
export async function send(
  owner: string,
  by: Transport,
  onProgress: () => void = () => undefined,
): Promise<Sent> {
  if (sending) return "busy";
  sending = true;
  try {
    const locks = (navigator as Partial<Navigator>).locks;
    if (!locks) return await bringAll(owner, by, onProgress);
    return await locks.request(ONLY_ONE, { ifAvailable: true }, async (lock) =>
      lock ? bringAll(owner, by, onProgress) : "busy",
    );
  } finally {
    sending = false;
  }
}

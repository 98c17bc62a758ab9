/**
 * What a walk keeps on the device, encrypted (decision 65). The key is made here for each user and
 * cannot be read out by anybody, this script included; without it the rows say nothing. Pages and
 * the worker use it alike, so that it knows neither.
 */
import { deviceStore } from "../device-store";

const NAME = "walk";
const KEYS = "keys";
const SEALED = "sealed";
const BY_KIND = "by-kind";
const BY_SUBJECT = "by-subject";
const ONE_BY_ONE = "walk-writing";
const WAY = "AES-GCM";
const NONCE_BYTES = 12;

/** `house`: a package; `place`: where one was in it; `entry` and `photo`: on their way. */
export type Kind = "house" | "place" | "entry" | "photo";

type Row = {
  id: string;
  owner: string;
  kind: Kind;
  name: string;
  /** What it is about, in the service's own numbers: a meter, say. */
  subject: string;
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** The service does not have it yet: nobody could write it down once more. */
  unsent: boolean;
  /** Deleted from then on, ms. */
  until: number;
};

export type Kept = Pick<Row, "subject" | "unsent" | "until">;

const transact = deviceStore(NAME, (database) => {
  database.createObjectStore(KEYS, { keyPath: "owner" });
  const sealed = database.createObjectStore(SEALED, { keyPath: "id" });
  sealed.createIndex(BY_KIND, ["owner", "kind"]);
  sealed.createIndex(BY_SUBJECT, ["owner", "kind", "subject"]);
});

type Held = { owner: string; key: CryptoKey };

async function keyOf(owner: string): Promise<CryptoKey> {
  const held: Held | undefined = await transact(KEYS, "readonly", (rows) => rows.get(owner));
  if (held) return held.key;
  const key = await crypto.subtle.generateKey({ name: WAY, length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  try {
    await transact(KEYS, "readwrite", (rows) => rows.add({ owner, key } satisfies Held));
    return key;
  } catch {
    // Another tab was quicker: what it has sealed is sealed with its key.
    const others: Held | undefined = await transact(KEYS, "readonly", (rows) => rows.get(owner));
    if (!others) throw new Error("no key");
    return others.key;
  }
}

const idOf = (owner: string, kind: Kind, name: string) => `${owner} ${kind} ${name}`;

async function putBytes(
  owner: string,
  kind: Kind,
  name: string,
  bytes: BufferSource,
  kept: Kept,
): Promise<void> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: WAY, iv: nonce }, await keyOf(owner), bytes);
  const row: Row = { id: idOf(owner, kind, name), owner, kind, name, nonce, sealed, ...kept };
  await transact(SEALED, "readwrite", (rows) => rows.put(row));
}

function bytesOf(row: Row, key: CryptoKey): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: WAY, iv: row.nonce }, key, row.sealed);
}

async function readRow<Value>(row: Row, key: CryptoKey): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await bytesOf(row, key)));
}

/** Whether this browser can keep anything: a page that came without TLS has no cryptography. */
export function canKeep(): boolean {
  return (
    typeof crypto !== "undefined" && Boolean(crypto.subtle) && typeof indexedDB !== "undefined"
  );
}

export async function put(
  owner: string,
  kind: Kind,
  name: string,
  value: unknown,
  kept: Kept,
): Promise<void> {
  await putBytes(owner, kind, name, new TextEncoder().encode(JSON.stringify(value)), kept);
}

export async function find<Value>(
  owner: string,
  kind: Kind,
  name: string,
): Promise<Value | undefined> {
  const id = idOf(owner, kind, name);
  const row: Row | undefined = await transact(SEALED, "readonly", (rows) => rows.get(id));
  return row && readRow<Value>(row, await keyOf(owner));
}

/** All of a kind, or of a kind about something, that a user has here; in no order. */
export async function list<Value>(owner: string, kind: Kind, subject?: string): Promise<Value[]> {
  const rows: Row[] = await transact(SEALED, "readonly", (all) =>
    subject === undefined
      ? all.index(BY_KIND).getAll([owner, kind])
      : all.index(BY_SUBJECT).getAll([owner, kind, subject]),
  );
  if (rows.length === 0) return [];
  // Once: of a house these are hundreds, after every flat.
  const key = await keyOf(owner);
  return Promise.all(rows.map((row) => readRow<Value>(row, key)));
}

/** The names of a kind that a user has here, without what is in them. */
export async function listNames(owner: string, kind: Kind): Promise<string[]> {
  const ids = await transact(SEALED, "readonly", (all) =>
    all.index(BY_KIND).getAllKeys([owner, kind]),
  );
  return ids.map((id) => String(id).slice(idOf(owner, kind, "").length));
}

export async function remove(owner: string, kind: Kind, name: string): Promise<void> {
  await transact(SEALED, "readwrite", (rows) => rows.delete(idOf(owner, kind, name)));
}

export async function putPhoto(
  owner: string,
  key: string,
  photo: Blob,
  until: number,
): Promise<void> {
  // Old browsers' blobs do not give out their bytes themselves.
  const bytes = await new Response(photo).arrayBuffer();
  await putBytes(owner, "photo", key, bytes, { subject: "", unsent: true, until });
}

export async function findPhoto(owner: string, key: string): Promise<Blob | undefined> {
  const id = idOf(owner, "photo", key);
  const row: Row | undefined = await transact(SEALED, "readonly", (rows) => rows.get(id));
  return row && new Blob([await bytesOf(row, await keyOf(owner))]);
}

export async function hasPhoto(owner: string, key: string): Promise<boolean> {
  const id = idOf(owner, "photo", key);
  return (await transact(SEALED, "readonly", (rows) => rows.count(id))) > 0;
}

/** Lets rows go of which `goes` says so; the key of a user of whom nothing is left goes with them. */
export async function forget(
  goes: (row: Pick<Row, "owner" | "unsent" | "until">) => boolean,
): Promise<void> {
  const left = new Set<string>();
  await transact(SEALED, "readwrite", (all) => {
    // One after another: the photos of a whole house do not go into memory together.
    const rows = all.openCursor();
    rows.onsuccess = () => {
      const at = rows.result;
      if (!at) return;
      const row: Row = at.value;
      if (goes(row)) at.delete();
      else left.add(row.owner);
      at.continue();
    };
    return rows;
  });
  const keys: Held[] = await transact(KEYS, "readonly", (all) => all.getAll());
  for (const { owner } of keys) {
    if (!left.has(owner)) await transact(KEYS, "readwrite", (all) => all.delete(owner));
  }
}

let before: Promise<unknown> = Promise.resolve();

/** Reads and writes that belong together: nobody else on this device, page or worker, in between. */
export function exclusively<Result>(act: () => Promise<Result>): Promise<Result> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks) return locks.request(ONE_BY_ONE, act) as Promise<Result>;
  const done = before.then(act, act);
  before = done.catch(() => undefined);
  return done;
}

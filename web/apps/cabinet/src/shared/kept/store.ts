/**
 * What was last seen, kept on the device in IndexedDB: one row for each question, `text` its answer
 * as JSON. Browsers may forbid it, be out of room or forget: every act may fail, and then nothing
 * is kept.
 */
import { deviceStore } from "../device-store";

export type Kept = {
  /** The question, as react-query names it. */
  hash: string;
  /** Whose it is: the user's id. Nobody else is shown it. */
  owner: string;
  text: string;
  /** When it was asked, ms by the services' clock. */
  at: number;
};

export type Store = {
  find: (hash: string, owner: string) => Promise<Kept | undefined>;
  put: (kept: Kept) => Promise<void>;
  clear: () => Promise<void>;
};

const NAME = "last-seen";
const ANSWERS = "answers";
const BY_AGE = "by-age";
/** A letter takes two bytes at most. */
const MOST_BYTES = 2_000_000;
const LARGEST_BYTES = 500_000;
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

const transact = deviceStore(NAME, (database) => {
  const answers = database.createObjectStore(ANSWERS, { keyPath: "hash" });
  answers.createIndex(BY_AGE, ["at", "bytes"]);
});

/** Drops what is too old, and the oldest where all together are too large. */
function tidy(answers: IDBObjectStore, now: number): void {
  let bytes = 0;
  const newestFirst = answers.index(BY_AGE).openKeyCursor(null, "prev");
  newestFirst.onsuccess = () => {
    const cursor = newestFirst.result;
    if (!cursor) return;
    const [at = 0, own = 0] = cursor.key as number[];
    bytes += own;
    if (bytes > MOST_BYTES || now - at > LONGEST_MS) answers.delete(cursor.primaryKey);
    cursor.continue();
  };
}

export const store: Store = {
  async find(hash, owner) {
    const kept: Kept | undefined = await transact(ANSWERS, "readonly", (answers) =>
      answers.get(hash),
    );
    return kept?.owner === owner ? kept : undefined;
  },

  async put(kept) {
    const bytes = 2 * kept.text.length;
    if (bytes > LARGEST_BYTES) return;
    await transact(ANSWERS, "readwrite", (answers) => {
      const done = answers.put({ ...kept, bytes });
      // What was just asked is now by the services' clock.
      done.onsuccess = () => tidy(answers, kept.at);
      return done;
    });
  },

  async clear() {
    await transact(ANSWERS, "readwrite", (answers) => answers.clear());
  },
};

/** Whether an answer is still worth showing; the device's clock may be wrong by days. */
export function isWorthShowing({ at }: Kept, now: number): boolean {
  return now - at <= LONGEST_MS;
}

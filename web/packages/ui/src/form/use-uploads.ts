/** Files of a form on their way: each sent as soon as it is chosen, those that are not used dropped again. */
import { useEffect, useRef, useState } from "react";

export type UploadRules = {
  /** Files at most. */
  most: number;
  /** Bytes of one at most. */
  largest: number;
  /** Of their names, in small letters, with the dot. */
  endings: readonly string[];
};

/** What the service said of a file. */
export type Uploaded = { id: string; name: string; size: number };

export type UploadWay<Done extends Uploaded> = {
  rules: UploadRules;
  send: (
    file: File,
    onProgress: (percent: number) => void,
  ) => { done: Promise<Done>; abort: () => void };
  /** Drops a file that is not used after all; without it the service forgets by itself. */
  drop?: (id: string) => Promise<unknown>;
  /** Those that are there from the beginning, e.g. of a draft. */
  first?: readonly Done[];
};

export type UploadRefusal = "wrongKind" | "tooLarge" | "empty";

export type UploadItem<Done extends Uploaded> = {
  key: number;
  name: string;
  size: number;
  /** Null: it was sent on an earlier visit. */
  file: File | null;
  percent: number;
  done: Done | null;
  /** Refused before it was sent. */
  refused: UploadRefusal | null;
  /** What the service answered instead of taking it. */
  error: unknown;
};

/** What is known to be refused is not sent at all. */
export function refusalOf(
  { name, size }: Pick<File, "name" | "size">,
  { endings, largest }: UploadRules,
): UploadRefusal | null {
  if (!endings.some((ending) => name.toLowerCase().endsWith(ending))) return "wrongKind";
  if (size > largest) return "tooLarge";
  return size === 0 ? "empty" : null;
}

export type Uploads<Done extends Uploaded> = {
  rules: UploadRules;
  items: UploadItem<Done>[];
  /** Those that are there. */
  ready: Done[];
  /** Whether one is still on its way. */
  underway: boolean;
  /** Whether one has not come. */
  failed: boolean;
  /** More was chosen than there is room for. */
  tooMany: boolean;
  add: (files: Iterable<File>) => void;
  remove: (key: number) => void;
  retry: (key: number) => void;
  /** They are used: nothing is dropped, and the form begins with none. */
  keep: () => void;
};

const itemOf = <Done extends Uploaded>(key: number, done: Done): UploadItem<Done> => ({
  key,
  name: done.name,
  size: done.size,
  file: null,
  percent: 100,
  done,
  refused: null,
  error: null,
});

export function useUploads<Done extends Uploaded>(way: UploadWay<Done>): Uploads<Done> {
  const { rules } = way;
  const [items, setItems] = useState<UploadItem<Done>[]>(() =>
    (way.first ?? []).map((done, at) => itemOf(-at - 1, done)),
  );
  const [tooMany, setTooMany] = useState(false);
  const running = useRef(new Map<number, { abort: () => void }>());
  const ready = useRef(new Map<number, string>());
  const nextKey = useRef(0);
  const latest = useRef(way);
  latest.current = way;
  const drop = (id: string | undefined) => {
    if (id) latest.current.drop?.(id).catch(() => undefined);
  };
  const dropLater = useRef(drop);

  useEffect(() => {
    const { current: uploads } = running;
    const { current: files } = ready;
    const { current: dropOne } = dropLater;
    return () => {
      for (const upload of uploads.values()) upload.abort();
      for (const id of files.values()) dropOne(id);
    };
  }, []);

  const change = (key: number, changes: Partial<UploadItem<Done>>) =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...changes } : item)));

  const start = (key: number, file: File) => {
    const upload = latest.current.send(file, (percent) => change(key, { percent }));
    running.current.set(key, upload);
    upload.done
      .then(
        (done) => {
          ready.current.set(key, done.id);
          change(key, { done, percent: 100 });
        },
        (error: unknown) => change(key, { error }),
      )
      .finally(() => running.current.delete(key));
  };

  return {
    rules,
    items,
    ready: items.flatMap(({ done }) => done ?? []),
    underway: items.some(({ done, refused, error }) => !done && !refused && !error),
    failed: items.some(({ refused, error }) => refused || error),
    tooMany,
    add: (files) => {
      const chosen = [...files];
      const room = rules.most - items.length;
      setTooMany(chosen.length > room);
      const added = chosen.slice(0, Math.max(room, 0)).map((file): UploadItem<Done> => {
        nextKey.current += 1;
        const { name, size } = file;
        const key = nextKey.current;
        const refused = refusalOf(file, rules);
        return { key, name, size, file, percent: 0, done: null, refused, error: null };
      });
      setItems([...items, ...added]);
      for (const { key, file, refused } of added) if (file && !refused) start(key, file);
    },
    remove: (key) => {
      running.current.get(key)?.abort();
      drop(ready.current.get(key));
      ready.current.delete(key);
      setTooMany(false);
      setItems(items.filter((item) => item.key !== key));
    },
    retry: (key) => {
      const file = items.find((one) => one.key === key)?.file;
      if (!file) return;
      change(key, { error: null, percent: 0 });
      start(key, file);
    },
    keep: () => {
      ready.current.clear();
      setItems([]);
      setTooMany(false);
    },
  };
}

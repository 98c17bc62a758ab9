/** The files of a new announcement on their way; what is not sent in the end is dropped again. */
import type { FileOut } from "@personal-cabinet/api/notifications";
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { useEffect, useRef, useState } from "react";
import { dropFile } from "./api/drop-file";
import { type Upload, uploadFile } from "./api/upload-file";

export const MOST_FILES = 5;
const LARGEST = 10 * 1024 * 1024;
export const ENDINGS = [".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".txt"];

export type Refusal = "wrongKind" | "tooLarge" | "empty";
export type UploadItem = {
  key: number;
  file: File;
  percent: number;
  done: FileOut | null;
  /** Why it is not there: refused here, or by the service. */
  failure: Refusal | Problem | null;
};

/** What is known to be refused is not sent at all. */
export function refusalOf({ name, size }: Pick<File, "name" | "size">): Refusal | null {
  if (!ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) return "wrongKind";
  if (size > LARGEST) return "tooLarge";
  return size === 0 ? "empty" : null;
}

export type Uploads = {
  items: UploadItem[];
  /** More was chosen than there is room for. */
  tooMany: boolean;
  add: (files: Iterable<File>) => void;
  remove: (key: number) => void;
  retry: (key: number) => void;
  /** They belong to an announcement now. */
  keep: () => void;
};

export function useUploads(): Uploads {
  const [items, setItems] = useState<UploadItem[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const running = useRef(new Map<number, Upload>());
  const ready = useRef(new Map<number, string>());
  const nextKey = useRef(0);

  useEffect(() => {
    const { current: uploads } = running;
    const { current: files } = ready;
    return () => {
      for (const upload of uploads.values()) upload.abort();
      for (const id of files.values()) void dropFile(id).catch(() => undefined);
    };
  }, []);

  const change = (key: number, changes: Partial<UploadItem>) =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...changes } : item)));

  const start = (key: number, file: File) => {
    const upload = uploadFile(file, (percent) => change(key, { percent }));
    running.current.set(key, upload);
    upload.done
      .then(
        (done) => {
          ready.current.set(key, done.id);
          change(key, { done, percent: 100 });
        },
        (error: unknown) => change(key, { failure: asProblem(error) }),
      )
      .finally(() => running.current.delete(key));
  };

  return {
    items,
    tooMany,
    add: (files) => {
      const chosen = [...files];
      const room = MOST_FILES - items.length;
      setTooMany(chosen.length > room);
      const added = chosen.slice(0, Math.max(room, 0)).map((file): UploadItem => {
        nextKey.current += 1;
        const failure = refusalOf(file);
        return { key: nextKey.current, file, percent: 0, done: null, failure };
      });
      setItems([...items, ...added]);
      for (const item of added) if (!item.failure) start(item.key, item.file);
    },
    remove: (key) => {
      running.current.get(key)?.abort();
      const id = ready.current.get(key);
      ready.current.delete(key);
      if (id) void dropFile(id).catch(() => undefined);
      setTooMany(false);
      setItems(items.filter((item) => item.key !== key));
    },
    retry: (key) => {
      const item = items.find((one) => one.key === key);
      if (!item) return;
      change(key, { failure: null, percent: 0 });
      start(key, item.file);
    },
    keep: () => ready.current.clear(),
  };
}

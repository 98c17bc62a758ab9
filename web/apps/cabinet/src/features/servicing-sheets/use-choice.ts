/** Which rows of a file are chosen, on whatever page they stand. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { listRowIds, type Wanted } from "./api/sheets";

export type Choice = {
  ids: ReadonlySet<number>;
  busy: boolean;
  error: unknown;
  has: (id: number) => boolean;
  /** Of these rows only those are chosen. */
  put: (of: number[], chosen: number[]) => void;
  add: (wanted: Wanted) => void;
  drop: (wanted: Wanted) => void;
  clear: () => void;
};

export function useChoice(sheet: string): Choice {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const change = useMutation({
    mutationFn: async ({ wanted, add }: { wanted: Wanted; add: boolean }) => ({
      found: await listRowIds(sheet, wanted),
      add,
    }),
    onSuccess: ({ found, add }) =>
      setIds((now) => {
        const next = new Set(now);
        for (const id of found) {
          if (add) next.add(id);
          else next.delete(id);
        }
        return next;
      }),
  });
  return {
    ids,
    busy: change.isPending,
    error: change.error,
    has: (id) => ids.has(id),
    put: (of, chosen) =>
      setIds((now) => {
        const next = new Set(now);
        for (const id of of) next.delete(id);
        for (const id of chosen) next.add(id);
        return next;
      }),
    add: (wanted) => change.mutate({ wanted, add: true }),
    drop: (wanted) => change.mutate({ wanted, add: false }),
    clear: () => setIds(new Set()),
  };
}

/** Saves a group of settings, and notices when a colleague has changed the same meanwhile. */
import type { SupplierSettings } from "@personal-cabinet/api/cabinet";
import { Problem } from "@personal-cabinet/api/problem";
import { tellTimesOf } from "@personal-cabinet/i18n/dates";
import { supplierQuery } from "@personal-cabinet/session/inner/api/supplier";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { SETTINGS } from "../../shared/api/get-settings";
import type { Tagged } from "../../shared/tagged";
import { changeSettings, SETTINGS_CARD } from "./api/settings";
import { SETTINGS_ACTS } from "./api/settings-acts";
import { changesOf, differing, type GroupName, partOf, type Values } from "./groups";

/** The settings as they are by now, in the place of those that were seen. */
export type ConflictNow = { now: SupplierSettings; tag: string };

function conflictOf(error: unknown): ConflictNow | null {
  if (!(error instanceof Problem) || error.type !== "stale") return null;
  const { now, etag } = error.facts;
  return { now: now as SupplierSettings, tag: String(etag) };
}

type Wanted = { before: Values; values: Values; seen: string };

export function useSaving(
  group: GroupName,
  tag: string,
  onSaved: (kept: SupplierSettings) => void,
) {
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<ConflictNow | null>(null);
  const keep = (kept: Tagged<SupplierSettings>) => {
    queries.setQueryData(SETTINGS_CARD, kept);
    queries.setQueryData(SETTINGS, kept.card);
    tellTimesOf(kept.card.time_zone);
    void queries.invalidateQueries({ queryKey: supplierQuery.queryKey });
    void queries.invalidateQueries({ queryKey: SETTINGS_ACTS });
  };
  const send = async ({ before, values, seen }: Wanted): Promise<Tagged<SupplierSettings>> => {
    const changes = changesOf(group, before, values);
    try {
      return await changeSettings(seen, changes);
    } catch (error) {
      const found = conflictOf(error);
      // Another group was changed: nothing of this one is lost.
      if (found && differing(group, before, partOf(group, found.now)).length === 0) {
        return changeSettings(found.tag, changes);
      }
      throw error;
    }
  };
  const saving = useMutation({
    mutationFn: send,
    onSuccess: (kept) => {
      setConflict(null);
      keep(kept);
      onSaved(kept.card);
    },
    onError: (error) => setConflict(conflictOf(error)),
  });
  return {
    busy: saving.isPending,
    conflict,
    error: conflict ? null : saving.error,
    save: (before: Values, values: Values, seen = tag) => {
      if (!saving.isPending) saving.mutate({ before, values, seen });
    },
    /** Goes on from the settings as they are. */
    settle: ({ now, tag: etag }: ConflictNow) => {
      setConflict(null);
      keep({ card: now, tag: etag });
    },
  };
}

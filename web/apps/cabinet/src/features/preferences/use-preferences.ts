/** The reader's preferences; every change is saved at once, one after another. */
import type { Preferences } from "@personal-cabinet/api/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { preferencesQuery } from "./api/get-preferences";
import { pushQuery } from "./api/get-push";
import { savePreferences } from "./api/save-preferences";

export function usePreferences() {
  return useQuery(preferencesQuery);
}

export function usePush() {
  return useQuery(pushQuery);
}

export function useSave() {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: savePreferences,
    // Changes that follow quickly must arrive in their order.
    scope: { id: "preferences" },
    onError: () => queries.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  });
  const change = (next: Preferences) => {
    // Shown at once: the next change builds on it.
    queries.setQueryData(preferencesQuery.queryKey, next);
    save.mutate(next);
  };
  return { change, error: save.error, saving: save.isPending, saved: save.isSuccess };
}

/** The reader's preferences; every change is saved at once, one after another. */
import type { Preferences } from "@personal-cabinet/api/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getPreferences } from "./api/get-preferences";
import { getPush } from "./api/get-push";
import { savePreferences } from "./api/save-preferences";

const PREFERENCES = ["preferences"];

export function usePreferences() {
  return useQuery({ queryKey: PREFERENCES, queryFn: getPreferences, staleTime: 0 });
}

export function usePush() {
  return useQuery({ queryKey: ["push"], queryFn: getPush });
}

export function useSave() {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: savePreferences,
    // Changes that follow quickly must arrive in their order.
    scope: { id: "preferences" },
    onError: () => queries.invalidateQueries({ queryKey: PREFERENCES }),
  });
  const change = (next: Preferences) => {
    // Shown at once: the next change builds on it.
    queries.setQueryData(PREFERENCES, next);
    save.mutate(next);
  };
  return { change, error: save.error, saving: save.isPending, saved: save.isSuccess };
}

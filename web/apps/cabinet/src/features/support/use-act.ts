/** An act on an appeal: done once, told when it is done; the appeal is asked for again, whatever came of it. */
import { useTell } from "@personal-cabinet/session/inner/told";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { COUNTERS } from "../../shared/api/get-section-counters";
import { APPEALS } from "./api/list-appeals";

export function useAct<Given>(
  act: (given: Given) => Promise<void>,
  done: string,
  onDone: () => void = () => undefined,
) {
  const queries = useQueryClient();
  const tell = useTell();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      onDone();
      tell(done);
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: COUNTERS });
      return queries.invalidateQueries({ queryKey: APPEALS });
    },
  });
}

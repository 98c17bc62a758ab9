/** An act on an appeal: told when it is done; whatever came of it, card and list are asked for again. */
import { useTell } from "@personal-cabinet/session/inner/told";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { appealKey } from "./api/get-appeal";
import { APPEALS } from "./api/list-appeals";

export function useAppealAct<Given>(
  id: string,
  act: (given: Given) => Promise<unknown>,
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
      void queries.invalidateQueries({ queryKey: APPEALS });
      return queries.invalidateQueries({ queryKey: appealKey(id) });
    },
  });
}

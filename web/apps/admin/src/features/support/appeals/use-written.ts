/**
 * What is being written on an appeal: it outlives its form, which is made anew when another appeal
 * is opened meanwhile, or the page; the card in the cache may know nothing of it.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { WRITTEN, writtenKey } from "./api/written";

export type Written<Content> = {
  /** What the form begins with. */
  first: Content;
  keep: (content: Content) => void;
  forget: () => void;
};

/** `known`: what the service knows of it. It is forgotten with the session, as all that is cached. */
export function useWritten<Content>(
  what: "answer" | "note",
  id: string,
  known: Content,
): Written<Content> {
  const queries = useQueryClient();
  const [first] = useState(() => queries.getQueryData<Content>(writtenKey(what, id)) ?? known);
  const keep = useCallback(
    (content: Content) => {
      // Nobody observes it: it would be forgotten after some minutes otherwise.
      queries.setQueryDefaults(WRITTEN, { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData(writtenKey(what, id), content);
    },
    [queries, what, id],
  );
  const forget = useCallback(
    () => queries.removeQueries({ queryKey: writtenKey(what, id) }),
    [queries, what, id],
  );
  return { first, keep, forget };
}

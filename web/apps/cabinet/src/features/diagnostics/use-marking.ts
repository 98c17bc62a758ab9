/** Marks events as seen; the list and the menu's counter follow. */
import type { ListedEventOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { COUNTERS } from "../../shared/api/get-section-counters";
import { EVENTS } from "./api/question";
import { seeEvent } from "./api/see-event";
import { seeEvents } from "./api/see-events";
import type { Shown } from "./shown";

export type Marking = {
  see: (event: ListedEventOut) => void;
  seeAll: (shown: Shown, asOf: string) => void;
  busy: boolean;
  /** Why the last mark failed. */
  error: unknown;
};

export function useMarking(): Marking {
  const { t } = useTranslation("diagnostics");
  const tell = useTell();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => {
      tell(t("seen"));
      // Until the list is new the button waits: a second press would mark the same again.
      return Promise.all(
        [EVENTS, COUNTERS].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
  return {
    see: (event) => mutate(() => seeEvent(event)),
    seeAll: (shown, asOf) => mutate(() => seeEvents(shown, asOf)),
    busy: isPending,
    error,
  };
}

/** What the service is asked of events, by what is chosen on the page. */
import type { Shown } from "../shown";

/** Of all that is asked of events: what is marked as seen renews it. */
export const EVENTS = ["events"];

export function questionOf({ meter, kinds, severities, onlyNew, month }: Shown) {
  return {
    ...(meter && { meter: Number(meter) }),
    ...(month && { month }),
    kind: kinds,
    severity: severities,
    only_new: onlyNew,
  };
}

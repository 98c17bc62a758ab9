/** What of a walk goes from the device, and when (decision 65). Never fails. */
import { byServices, clockTold } from "@personal-cabinet/api/clock";
import { forget } from "./vault";

/** A session has ended, or somebody else comes: houses go; what is unsent waits for who wrote it. */
export const forgetHouses = (): Promise<void> =>
  forget(({ unsent }) => !unsent).catch(() => undefined);

/** Somebody leaves of his own will: all that is his goes, and his key with it. */
export const forgetWalk = (user: string | null): Promise<void> =>
  forget(({ owner, unsent }) => owner === user || !unsent).catch(() => undefined);

/**
 * What has had its time. What is unsent goes only when the services have said what time it is: a
 * telephone whose battery was empty may have woken up in another year.
 */
export const forgetOld = (): Promise<void> =>
  forget(({ until, unsent }) => until < byServices() && (!unsent || clockTold())).catch(
    () => undefined,
  );

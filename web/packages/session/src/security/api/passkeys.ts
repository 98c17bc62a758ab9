import { getPasskeyPlace } from "@personal-cabinet/api/acts/get-passkey-place";
import { listPasskeys } from "@personal-cabinet/api/acts/list-passkeys";
import { queryOptions } from "@tanstack/react-query";

export const passkeysQuery = queryOptions({ queryKey: ["passkeys"], queryFn: listPasskeys });

/** Whether passkeys work on this page; for who may not ask for his own yet. */
export const passkeyPlaceQuery = queryOptions({
  queryKey: ["passkey-place"],
  queryFn: getPasskeyPlace,
});

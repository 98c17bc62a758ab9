import { listPasskeys } from "@personal-cabinet/api/acts/list-passkeys";
import { queryOptions } from "@tanstack/react-query";

export const passkeysQuery = queryOptions({ queryKey: ["passkeys"], queryFn: listPasskeys });

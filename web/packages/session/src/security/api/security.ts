import { getSecurity } from "@personal-cabinet/api/acts/get-security";
import { queryOptions } from "@tanstack/react-query";

/** How the reader's sign-in is guarded. */
export const securityQuery = queryOptions({ queryKey: ["security"], queryFn: getSecurity });

/** Client and shapes of the auth service. */
import type { EntryPaths } from "./agreed-entry";
import { clientOf } from "./client";
import type { components, paths } from "./generated/auth";

export const authApi = clientOf<paths & EntryPaths>();

export type UserOut = components["schemas"]["UserOut"];

/** Client and shapes of the auth service. */
import type { EntryPaths } from "./agreed-entry";
import type { ProfilePaths } from "./agreed-profile";
import type { SignInPaths } from "./agreed-sign-in";
import { clientOf } from "./client";
import type { components, paths } from "./generated/auth";

export const authApi = clientOf<paths & EntryPaths & ProfilePaths & SignInPaths>();

export type UserOut = components["schemas"]["UserOut"];

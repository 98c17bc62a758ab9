/** Client and shapes of the auth service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/auth";

export const authApi = clientOf<paths>();

export type UserOut = components["schemas"]["UserOut"];

/** Client and shapes of the integration service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/integration";

export const integrationApi = clientOf<paths>();

export type SourceOut = components["schemas"]["SourceOut"];

/** Client and shapes of the integration service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/integration";

export const integrationApi = clientOf<paths>();

export type SourceOut = components["schemas"]["SourceOut"];
export type SourceIn = components["schemas"]["SourceIn"];
export type SourceFields = components["schemas"]["SourceFields"];
export type SourceKeyIn = components["schemas"]["KeyIn"];
export type CursorOut = components["schemas"]["CursorOut"];
export type RunOut = components["schemas"]["RunOut"];
export type StagedBatchOut = components["schemas"]["StagedBatchOut"];
export type RejectedRowOut = components["schemas"]["RejectedRowOut"];
export type RejectedRowDetail = components["schemas"]["RejectedRowDetail"];
export type RejectedReasonOut = components["schemas"]["ReasonOut"];
export type StuckEventOut = components["schemas"]["StuckEventOut"];
export type StuckKindOut = components["schemas"]["StuckKindOut"];
export type StuckKindsOut = components["schemas"]["StuckKindsOut"];

/** Client and shapes of the wizard service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/wizard";

export const wizardApi = clientOf<paths>();

export type CheckOut = components["schemas"]["CheckOut"];
export type ConnectionIn = components["schemas"]["ConnectionIn"];
export type ConnectionOut = components["schemas"]["ConnectionOut"];
export type JobOut = components["schemas"]["JobOut"];
export type MailIn = components["schemas"]["MailIn"];
export type MailOut = components["schemas"]["MailOut"];
export type MailTestOut = components["schemas"]["MailTestOut"];
export type StateOut = components["schemas"]["StateOut"];

/** Client and shapes of the wizard service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/wizard";

export const wizardApi = clientOf<paths>();

export type CheckOut = components["schemas"]["CheckOut"];
export type ConnectionIn = components["schemas"]["ConnectionIn"];
export type ConnectionOut = components["schemas"]["ConnectionOut"];
export type DatabaseOut = components["schemas"]["DatabaseOut"];
export type FinishOut = components["schemas"]["FinishOut"];
export type FinishedOut = components["schemas"]["FinishedOut"];
export type JobOut = components["schemas"]["JobOut"];
export type MailIn = components["schemas"]["MailIn"];
export type MailOut = components["schemas"]["MailOut"];
export type MailTestOut = components["schemas"]["MailTestOut"];
export type OrganisationIn = components["schemas"]["OrganisationIn"];
export type OrganisationOut = components["schemas"]["OrganisationStateOut"];
export type ServerCheckOut = components["schemas"]["ServerCheckOut"];
export type ServerIn = components["schemas"]["ServerIn"];
export type ServersIn = components["schemas"]["ServersIn"];
export type ServersOut = components["schemas"]["ServersStateOut"];
export type SourceIn = components["schemas"]["SourceIn"];
export type StateOut = components["schemas"]["StateOut"];

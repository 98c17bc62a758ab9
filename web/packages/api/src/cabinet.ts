/** Client and shapes of the cabinet service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/cabinet";

export const cabinetApi = clientOf<paths>();

export type AccountCodeOut = components["schemas"]["CodeOut"];
export type AccountLinkOut = components["schemas"]["LinkOut"];
export type AccountOut = components["schemas"]["AccountOut"];
export type ActOut = components["schemas"]["ActOut"];
export type AddressOut = components["schemas"]["AddressOut"];
export type ConsumptionOut = components["schemas"]["ConsumptionOut"];
export type DeliveriesOut = components["schemas"]["DeliveriesOut"];
export type HomeOut = components["schemas"]["HomeOut"];
export type MeterCardOut = components["schemas"]["MeterCardOut"];
export type MeterEventOut = components["schemas"]["MeterEventOut"];
export type MeterOut = components["schemas"]["MeterOut"];
export type PlaceMonthOut = components["schemas"]["PlaceMonthOut"];
export type RefusedLineOut = components["schemas"]["RefusedLineOut"];
export type SectionCountersOut = components["schemas"]["SectionCountersOut"];
export type StaffAccountOut = components["schemas"]["StaffAccountOut"];
export type SupplierOut = components["schemas"]["SupplierOut"];
export type SupplierSettings = components["schemas"]["SupplierSettings"];

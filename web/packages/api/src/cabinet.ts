/** Client and shapes of the cabinet service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/cabinet";

type Dated<Told extends { interval: unknown; date: unknown }> = Told & {
  interval: NonNullable<Told["interval"]>;
  date: NonNullable<Told["date"]>;
};

export const cabinetApi = clientOf<paths>();

export type AccountCodeOut = components["schemas"]["CodeOut"];
export type AccountLinkOut = components["schemas"]["LinkOut"];
export type AccountOut = components["schemas"]["AccountOut"];
export type ActOut = components["schemas"]["ActOut"];
export type AddressOut = components["schemas"]["AddressOut"];
/** Consumption asked for by an interval and a date, which are null where days are told instead. */
export type ConsumptionOut = Dated<components["schemas"]["ConsumptionOut"]>;
export type UsagePointConsumptionOut = Dated<components["schemas"]["UsagePointConsumptionOut"]>;
export type AccountConsumptionOut = Dated<components["schemas"]["AccountConsumptionOut"]>;
export type DeliveriesOut = components["schemas"]["DeliveriesOut"];
export type RegisterReadingsOut = components["schemas"]["RegisterReadingsOut"];
export type RegisterReadingOut = components["schemas"]["RegisterReadingOut"];
export type MeterEventOut = components["schemas"]["MeterEventOut"];
export type MeterOut = components["schemas"]["MeterOut"];
export type OverviewOut = components["schemas"]["OverviewOut"];
export type RefusedLineOut = components["schemas"]["RefusedLineOut"];
export type SectionCountersOut = components["schemas"]["SectionCountersOut"];
export type StaffAccountOut = components["schemas"]["StaffAccountOut"];
export type SupplierOut = components["schemas"]["SupplierOut"];
export type SupplierSettings = components["schemas"]["SupplierSettings"];

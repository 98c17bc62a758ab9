/** Organisations that serve houses: what is asked about them, and what staff do. */
import {
  cabinetApi,
  type FoundHouseOut,
  type NewServicingOrganizationIn,
  type ServicingOrganizationIn,
  type ServicingPersonIn,
  type StaffOrganizationCardOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { paths } from "@personal-cabinet/api/generated/cabinet";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { seen, taggedOf } from "../../../shared/tagged";

const LIST = "/api/cabinet/staff/servicing-organizations";
const ONE = `${LIST}/{organization_id}` as const;
const HOUSES = `${ONE}/houses` as const;
const PERSON = `${ONE}/people/{person_id}` as const;

/** Of all that is asked about organisations. */
export const ORGANIZATIONS = ["organizations"] as const;

export const KINDS = ["management_company", "homeowners", "cooperative", "other"] as const;
export const STATES = ["active", "ended"] as const;

export type OrganizationsView = NonNullable<paths[typeof LIST]["get"]["parameters"]["query"]>;
export type HousesView = NonNullable<paths[typeof HOUSES]["get"]["parameters"]["query"]>;

const key = (id: number) => ({ organization_id: id });

export function organizationsQuery(query: OrganizationsView) {
  return queryOptions({
    queryKey: [...ORGANIZATIONS, "list", query],
    queryFn: () => dataOf(cabinetApi.GET(LIST, { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** An organisation with its people and counts, and its tag. */
export function organizationQuery(id: number) {
  return queryOptions({
    queryKey: [...ORGANIZATIONS, "one", id],
    queryFn: () =>
      taggedOf<StaffOrganizationCardOut>(cabinetApi.GET(ONE, { params: { path: key(id) } })),
    refetchOnWindowFocus: false,
  });
}

export function housesQuery(id: number, query: HousesView) {
  return queryOptions({
    queryKey: [...ORGANIZATIONS, "houses", id, query],
    queryFn: () => dataOf(cabinetApi.GET(HOUSES, { params: { path: key(id), query } })),
    placeholderData: keepPreviousData,
  });
}

/** The first houses that an address finds, and who serves each today. */
export function foundHousesQuery(search: string) {
  return queryOptions<FoundHouseOut[]>({
    queryKey: [...ORGANIZATIONS, "found", search],
    queryFn: async () =>
      (await dataOf(cabinetApi.GET(`${LIST}/buildings`, { params: { query: { search } } }))).items,
    placeholderData: keepPreviousData,
  });
}

/** 409 `email-of-another`. */
export function addOrganization(body: NewServicingOrganizationIn) {
  return dataOf(cabinetApi.POST(LIST, { body }));
}

/** 412 `stale`. */
export function changeOrganization(id: number, tag: string, body: ServicingOrganizationIn) {
  return dataOf(cabinetApi.PUT(ONE, { params: { path: key(id), header: seen(tag) }, body }));
}

/** Ends an organisation, or takes it up again; 412 `stale`. */
export function turnOrganization(id: number, tag: string, act: "end" | "resume") {
  const params = { path: key(id), header: seen(tag) };
  return dataOf(
    act === "end"
      ? cabinetApi.POST(`${ONE}/end`, { params })
      : cabinetApi.POST(`${ONE}/resume`, { params }),
  );
}

/** 409 `email-of-another`, `organization-ended`. */
export function addPerson(id: number, body: ServicingPersonIn) {
  return dataOf(cabinetApi.POST(`${ONE}/people`, { params: { path: key(id) }, body }));
}

/** Ends somebody's access, or sends the letter again; 429 `invited-just-now`. */
export function turnPerson(id: number, person: string, act: "end" | "invite") {
  const params = { path: { ...key(id), person_id: person } };
  return dataOf(
    act === "end"
      ? cabinetApi.POST(`${PERSON}/end`, { params })
      : cabinetApi.POST(`${PERSON}/invite`, { params }),
  );
}

/** 409 `house-served-already`, `served-from-same-day`. */
export async function addHouse(id: number, building: number, firstDay: string): Promise<void> {
  await dataOf(
    cabinetApi.POST(HOUSES, {
      params: { path: key(id) },
      body: { building_id: building, first_day: firstDay || null },
    }),
  );
}

/** Says on which day it is served for the last time; 422. */
export async function endHouse(id: number, house: number, lastDay: string): Promise<void> {
  await dataOf(
    cabinetApi.POST(`${HOUSES}/{house_id}/end`, {
      params: { path: { ...key(id), house_id: house } },
      body: { last_day: lastDay },
    }),
  );
}

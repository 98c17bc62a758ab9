import { dataOf } from "@personal-cabinet/api/client";
import { type OrganisationIn, wizardApi } from "@personal-cabinet/api/wizard";

/** Saves who the supplier is; pages and letters follow at once. */
export async function saveOrganisation(organisation: OrganisationIn): Promise<void> {
  await dataOf(wizardApi.PUT("/api/wizard/organisation", { body: organisation }));
}

import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type OrganisationOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

/** The organisation as it is saved. */
function getOrganisation(): Promise<OrganisationOut> {
  return dataOf(wizardApi.GET("/api/wizard/organisation", {}));
}

export function organisationQuery() {
  return queryOptions<OrganisationOut, Problem>({
    queryKey: ["organisation"],
    queryFn: getOrganisation,
  });
}

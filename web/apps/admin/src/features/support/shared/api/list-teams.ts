import { cabinetApi, type DeskTeamOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

export const TEAMS = ["desk-teams"] as const;

/** The teams of the desk, by name. */
export function teamsQuery() {
  return queryOptions<{ items: DeskTeamOut[] }>({
    queryKey: TEAMS,
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/desk-teams", {})),
  });
}

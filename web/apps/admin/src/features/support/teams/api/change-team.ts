import { cabinetApi, type DeskTeamIn } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

const path = (id: number) => ({ team_id: id });

/** 409 `team-name-taken`. */
export function addTeam(body: DeskTeamIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/desk-teams", { body }));
}

export function changeTeam(id: number, body: DeskTeamIn) {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/staff/desk-teams/{team_id}", {
      params: { path: path(id) },
      body,
    }),
  );
}

/** 409 `team-in-use` while its appeals go on. */
export async function deleteTeam(id: number): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/desk-teams/{team_id}", { params: { path: path(id) } }),
  );
}

import { adminApi, type SettingsActOut } from "@personal-cabinet/api/admin";
import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const SHOWN = 10;
const MOST_PEOPLE = 200;

export const SETTINGS_ACTS = ["settings-acts"] as const;

/** An act with the name of who did it, as far as the person is known still. */
export type NamedAct = SettingsActOut & { name: string | null };

async function listActs(): Promise<NamedAct[]> {
  const query = { search: "", limit: MOST_PEOPLE, offset: 0 };
  const [acts, people] = await Promise.all([
    dataOf(adminApi.GET("/api/admin/settings-acts", { params: { query: { limit: SHOWN } } })),
    dataOf(authApi.GET("/api/auth/staff/colleagues", { params: { query } })),
  ]);
  const names = new Map(people.items.map((one) => [one.id, one.display_name]));
  return acts.items.map((act) => ({ ...act, name: names.get(act.actor_id) ?? null }));
}

/** Who changed the settings last, and what. */
export function settingsActsQuery() {
  return queryOptions({ queryKey: SETTINGS_ACTS, queryFn: listActs });
}

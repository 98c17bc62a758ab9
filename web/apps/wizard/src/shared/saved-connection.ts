import type { ConnectionIn, ConnectionOut } from "@personal-cabinet/api/wizard";

/** The saved connection as one to apply: without a password, which means the saved one. */
export function savedAsIn(saved: ConnectionOut | undefined): ConnectionIn | null {
  if (!saved?.host) return null;
  const { host, port, user, database, panel_database } = saved;
  return { host, port, user, database, ...(panel_database ? { panel_database } : {}) };
}

/** The form's values and the connection that they mean. */
import type { ConnectionIn, ConnectionOut } from "@personal-cabinet/api/wizard";
import { PANEL_STEP, type Service } from "../../shared/steps";

export type ConnectionValues = {
  host: string;
  port: number | null;
  user: string;
  password: string;
  database: string;
  /** The control panel's own, in its step alone. */
  panelDatabase?: string | undefined;
};

const USUAL_PORT = 5432;

/** What the form opens with: what was typed before, else what is saved, else the usual. */
export function valuesOf(
  service: Service,
  saved: ConnectionOut,
  draft: ConnectionIn | undefined,
): ConnectionValues {
  if (draft) {
    const { panel_database, password, ...typed } = draft;
    return { ...typed, password: password ?? "", panelDatabase: panel_database ?? undefined };
  }
  const panel = service === PANEL_STEP;
  return {
    host: saved.host ?? "localhost",
    port: saved.port || USUAL_PORT,
    user: saved.user,
    password: "",
    database: saved.database || service,
    ...(panel ? { panelDatabase: saved.panel_database || "admin_panel" } : {}),
  };
}

/** An empty password means the saved one, and is not sent. */
export function connectionOf(values: ConnectionValues): ConnectionIn {
  return {
    host: values.host.trim(),
    port: Number(values.port ?? USUAL_PORT),
    user: values.user.trim(),
    database: values.database.trim(),
    ...(values.panelDatabase ? { panel_database: values.panelDatabase.trim() } : {}),
    ...(values.password ? { password: values.password } : {}),
  };
}

/** Whether the form says something else than what is saved. */
export function isChanged(values: ConnectionValues, saved: ConnectionOut): boolean {
  const now = connectionOf(values);
  return (
    now.password !== undefined ||
    now.host !== saved.host ||
    now.port !== saved.port ||
    now.user !== saved.user ||
    now.database !== saved.database ||
    (now.panel_database ?? null) !== (saved.panel_database ?? null)
  );
}

/** Whether the saved password is that of the connection now in the form. */
export function passwordHint(values: ConnectionValues, saved: ConnectionOut) {
  if (!saved.has_password) return "connection:passwordNone";
  return isChanged({ ...values, password: "" }, saved)
    ? "connection:passwordOther"
    : "connection:passwordSaved";
}

/** As the service takes it: a name, an address, or the folder of a socket. */
export const HOST = /^[A-Za-z0-9._:\-/]+$/;

/** The connection that a service has saved. */
import type { Problem } from "@personal-cabinet/api/problem";
import type { ConnectionIn, ConnectionOut } from "@personal-cabinet/api/wizard";
import { useQuery } from "@tanstack/react-query";
import { getConnection } from "./api/get-connection";
import type { Service } from "./steps";

export const connectionKey = (service: Service) => ["connection", service];

export function useConnection(service: Service) {
  return useQuery<ConnectionOut, Problem>({
    queryKey: connectionKey(service),
    queryFn: () => getConnection(service),
  });
}

/** The connection as one to apply: without a password, which means the saved one. */
export function savedAsIn(saved: ConnectionOut | undefined): ConnectionIn | null {
  if (!saved?.host) return null;
  return { host: saved.host, port: saved.port, user: saved.user, database: saved.database };
}

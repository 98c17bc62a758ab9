/** What who is signed in may do here; the services judge it again. */
import { useMe } from "./use-me";

/** `operate`: the daily work with users and messages. `administer`: staff and outside systems. */
export type Right = "operate" | "administer";

export function useMay(right: Right): boolean {
  const role = useMe().data?.role;
  return role === "administrator" || (right === "operate" && role === "operator");
}

/** What who is signed in may do here; the services judge it again. */
import type { Right } from "@personal-cabinet/api/auth";
import { useMe } from "@personal-cabinet/session/inner/use-me";

/** Whether the role holds all of these rights. */
export function useMay(...rights: Right[]): boolean {
  const held = useMe().data?.rights ?? [];
  return rights.every((right) => held.includes(right));
}

/**
 * In which cabinet somebody works: that of his accounts, or that of the organisation for which he
 * acts. Who has both chooses, by a switch or by the address; this device remembers it.
 */
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { useCallback, useEffect, useState } from "react";
import { matchPath } from "react-router";
import { readRemembered, remember } from "../shared/remembered";

export type Cabinet = "household" | "servicing";

const NAME = "works-in";
export const SERVICING = "/servicing";
/** Pages of accounts; all others are those of both. */
const HOUSEHOLDS = [
  "/account",
  "/readings",
  "/diagnostics",
  "/submissions",
  "/adviser",
  "/services",
  "/outages",
];

const isBelow = (path: string, root: string) => matchPath(`${root}/*`, path) !== null;

/** Whose page an address is; null: everybody's. */
export function cabinetOf(path: string): Cabinet | null {
  if (isBelow(path, SERVICING)) return "servicing";
  return HOUSEHOLDS.some((root) => isBelow(path, root)) ? "household" : null;
}

/** Until it is known what somebody holds, what he did here last, or what the address says, counts. */
export function worksIn(
  held: Pick<SectionCountersOut, "servicing" | "has_accounts"> | undefined,
  path: string,
  last: Cabinet | null,
): Cabinet {
  if (held && !held.servicing) return "household";
  if (held && !held.has_accounts) return "servicing";
  return cabinetOf(path) ?? last ?? "household";
}

/** Of this user: another one who comes to this device has a choice of his own. */
function lastOf(user: string): Cabinet | null {
  const [owner, cabinet] = (readRemembered(NAME) ?? "").split(" ");
  return owner === user && (cabinet === "servicing" || cabinet === "household") ? cabinet : null;
}

export function useWorksIn(
  user: string,
  path: string,
  counters: SectionCountersOut | undefined,
): [Cabinet, (cabinet: Cabinet) => void] {
  const [last, setLast] = useState(() => lastOf(user));
  const choose = useCallback(
    (cabinet: Cabinet) => {
      setLast(cabinet);
      remember(NAME, `${user} ${cabinet}`);
    },
    [user],
  );
  const works = worksIn(counters, path, last);
  const told = counters !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page says it, no choice meanwhile
  useEffect(() => {
    // What was worked in last is gone on with, however it was come to.
    if (told) choose(works);
  }, [told, path]);
  return [works, choose];
}

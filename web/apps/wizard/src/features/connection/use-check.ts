/** «Проверить» and what it offers to make: asks, and keeps what was found out. */
import type { CheckOut, ConnectionIn } from "@personal-cabinet/api/wizard";
import { useState } from "react";
import type { Service } from "../../shared/steps";
import { checkConnection } from "./api/check-connection";
import { makeDatabases } from "./api/make-databases";

export type Checked =
  | { kind: "none" }
  | { kind: "running"; making: boolean }
  | { kind: "refused"; error: unknown }
  | { kind: "answer"; answer: CheckOut; connection: ConnectionIn };

/** `onRefused` shows what is wrong with a field at the field, and says whether it did. */
export function useCheck(service: Service, onRefused: (error: unknown) => boolean) {
  const [checked, setChecked] = useState<Checked>({ kind: "none" });

  const ask = async (act: typeof checkConnection, connection: ConnectionIn) => {
    setChecked({ kind: "running", making: act === makeDatabases });
    try {
      const answer = await act(service, connection);
      setChecked({ kind: "answer", answer, connection });
      return answer.ok;
    } catch (error) {
      refuse(error);
      return false;
    }
  };
  const refuse = (error: unknown) =>
    setChecked(onRefused(error) ? { kind: "none" } : { kind: "refused", error });

  return {
    checked,
    refuse,
    clear: () => setChecked({ kind: "none" }),
    check: (connection: ConnectionIn) => ask(checkConnection, connection),
    make: (connection: ConnectionIn) => ask(makeDatabases, connection),
  };
}

/** Which meters are entered: kept in the address, so that it can be linked and gone back to. */
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import type { Scope } from "./api/list-meters";

export type Wanted = {
  locality: string | null;
  street: string | null;
  house: number | null;
  scope: Scope;
  flat: string | null;
  /** Of what was handed in, only what was refused. */
  refused: "1" | null;
};

export function usePlace(): [Wanted, (changes: Partial<Wanted>) => void] {
  const [params, setParams] = useAddress();
  const wanted: Wanted = {
    locality: params.get("locality"),
    street: params.get("street"),
    house: Number(params.get("house")) || null,
    scope: params.get("scope") === "building" ? "building" : "unit",
    flat: params.get("flat"),
    refused: params.get("refused") === "1" ? "1" : null,
  };
  const choose = (changes: Partial<Wanted>) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || (name === "scope" && value === "unit")) next.delete(name);
          else next.set(name, String(value));
        }
        return next;
      },
      { replace: true },
    );
  return [wanted, choose];
}

/** One choice of a few that narrows a list, kept in the address beside page and size. */
import { useAddress } from "../page/use-address";

/**
 * The choice and its setter. The first value is the usual one and is left out of the address, as is
 * one that nobody knows; a new choice begins at the first page and keeps the rest of the address.
 */
export function useAddressChoice<Value extends string>(
  name: string,
  values: readonly [Value, ...Value[]],
): [Value, (next: Value) => void] {
  const [params, setParams] = useAddress();
  const [usual] = values;
  const choice = values.find((known) => known === params.get(name)) ?? usual;
  const choose = (next: Value) =>
    setParams((now) => {
      const kept = new URLSearchParams(now);
      kept.delete("page");
      if (next === usual) kept.delete(name);
      else kept.set(name, next);
      return kept;
    });
  return [choice, choose];
}

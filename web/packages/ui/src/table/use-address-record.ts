/** The record that is opened beside a list; its key is in the address, without moving the list. */
import { useAddress } from "../page/use-address";

/** The address with this record opened, or with none. */
export function withRecord(
  params: URLSearchParams,
  name: string,
  key: string | null,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (key) next.set(name, key);
  else next.delete(name);
  return next;
}

export type AddressRecord = {
  opened: string | null;
  /** Where a link leads that opens a record: `?…`. */
  addressOf: (key: string) => string;
  /** Opens a record instead of the one that is. */
  open: (key: string) => void;
  close: () => void;
};

export function useAddressRecord(name: string): AddressRecord {
  const [params, setParams] = useAddress();
  return {
    opened: params.get(name),
    addressOf: (key) => `?${withRecord(params, name, key)}`,
    open: (key) => setParams((now) => withRecord(now, name, key)),
    close: () => setParams((now) => withRecord(now, name, null)),
  };
}

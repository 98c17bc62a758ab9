/** Between a card of the service and the fields of its form. */
import type {
  AccountChangeIn,
  AccountFieldsIn,
  AddressPartsOut,
  CustomerChangeIn,
  CustomerFieldsIn,
  StaffAccountCardOut,
} from "@personal-cabinet/api/cabinet";
import type { AddressValues } from "./address-fields";

export type AccountValues = {
  address?: AddressValues;
  building_type?: AccountFieldsIn["building_type"];
  contract_start?: string;
  contract_end?: string;
  reason?: string;
};

export type CustomerValues = {
  kind: CustomerFieldsIn["kind"];
  name: string;
  email?: string;
  phone?: string;
  inn?: string;
  reason?: string;
};

/** A text without what stands around it; nothing is null. */
export function given(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

function addressValues(address: AddressPartsOut | null): AddressValues {
  if (!address) return {};
  const { text: _, ...parts } = address;
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, value ?? ""]));
}

export function accountValues(card: StaffAccountCardOut): AccountValues {
  return {
    address: addressValues(card.address),
    building_type: card.building_type,
    contract_start: card.contract_start ?? "",
    contract_end: card.contract_end ?? "",
  };
}

/** What is sent of a new account; an address without its town is none. */
export function accountFields(values: AccountValues): AccountFieldsIn {
  const { address } = values;
  const locality = given(address?.locality);
  return {
    address: locality
      ? {
          locality,
          region: given(address?.region),
          street: given(address?.street),
          house: given(address?.house),
          flat: given(address?.flat),
        }
      : null,
    building_type: values.building_type ?? null,
    contract_start: given(values.contract_start),
    contract_end: given(values.contract_end),
  };
}

export function accountChange(values: AccountValues): AccountChangeIn {
  return { ...accountFields(values), reason: (values.reason ?? "").trim() };
}

export function customerChange(values: CustomerValues): CustomerChangeIn {
  return { ...customerFields(values), reason: (values.reason ?? "").trim() };
}

export function customerFields(values: CustomerValues): CustomerFieldsIn {
  return {
    kind: values.kind,
    name: values.name.trim(),
    email: given(values.email),
    phone: given(values.phone),
    inn: given(values.inn),
  };
}

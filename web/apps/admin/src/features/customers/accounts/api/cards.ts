import {
  type AccountChangeIn,
  type CustomerChangeIn,
  cabinetApi,
  type DecisionIn,
  type NewAccountIn,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { seen, taggedOf } from "../../../../shared/tagged";
import { ACCOUNTS } from "./list-accounts";

const account = (id: number) => ({ path: { account_id: id } });
const customer = (id: number) => ({ path: { customer_id: id } });

/** An account's card; that it was looked at is recorded, so it is asked for once. */
export function accountQuery(id: number) {
  return queryOptions({
    queryKey: [...ACCOUNTS, "card", id],
    queryFn: () =>
      taggedOf(cabinetApi.GET("/api/cabinet/staff/accounts/{account_id}", { params: account(id) })),
    refetchOnWindowFocus: false,
  });
}

/** A subscriber's card; likewise. */
export function customerQuery(id: number) {
  return queryOptions({
    queryKey: [...ACCOUNTS, "customer", id],
    queryFn: () =>
      taggedOf(
        cabinetApi.GET("/api/cabinet/staff/customers/{customer_id}", { params: customer(id) }),
      ),
    refetchOnWindowFocus: false,
  });
}

/** Sets address, building and contract; 412 `stale` when somebody else has changed the card. */
export function changeAccount(id: number, tag: string, body: AccountChangeIn) {
  const params = { ...account(id), header: seen(tag) };
  return taggedOf(cabinetApi.PUT("/api/cabinet/staff/accounts/{account_id}", { params, body }));
}

/** Sets name, kind and contacts of a subscriber; likewise. */
export function changeCustomer(id: number, tag: string, body: CustomerChangeIn) {
  const params = { ...customer(id), header: seen(tag) };
  return taggedOf(cabinetApi.PUT("/api/cabinet/staff/customers/{customer_id}", { params, body }));
}

/** Takes a system's value, or keeps ours. */
export function decideForAccount(id: number, tag: string, body: DecisionIn) {
  const params = { ...account(id), header: seen(tag) };
  return taggedOf(
    cabinetApi.POST("/api/cabinet/staff/accounts/{account_id}/decisions", { params, body }),
  );
}

export function decideForCustomer(id: number, tag: string, body: DecisionIn) {
  const params = { ...customer(id), header: seen(tag) };
  return taggedOf(
    cabinetApi.POST("/api/cabinet/staff/customers/{customer_id}/decisions", { params, body }),
  );
}

/** Adds an account, and its subscriber when he is new. */
export function makeAccount(body: NewAccountIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/accounts", { body }));
}

export type AddressPart = "locality" | "street" | "house";

/** Towns, streets of a town or houses of a street that the registry knows. */
export function partsQuery(part: AddressPart, text: string, locality?: string, street?: string) {
  const query = { part, text, locality: locality || undefined, street: street || undefined };
  return queryOptions({
    queryKey: [...ACCOUNTS, "parts", query],
    queryFn: () =>
      dataOf(cabinetApi.GET("/api/cabinet/staff/address-parts", { params: { query } })),
    staleTime: 60_000,
  });
}

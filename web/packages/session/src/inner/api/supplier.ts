import { getSupplier } from "@personal-cabinet/api/acts/get-supplier";
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { queryOptions } from "@tanstack/react-query";
import { rememberLook } from "../../supplier";
import { KEPT_FRAME } from "../queries";

async function getAndRemember(): Promise<SupplierOut> {
  const supplier = await getSupplier();
  rememberLook(supplier);
  return supplier;
}

/** All that everybody may know of the supplier; its look is remembered for the next page. */
export const supplierQuery = queryOptions({
  queryKey: ["supplier"],
  queryFn: getAndRemember,
  staleTime: Number.POSITIVE_INFINITY,
  meta: KEPT_FRAME,
});

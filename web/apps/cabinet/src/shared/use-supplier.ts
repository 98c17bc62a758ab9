/** The supplier's name and colour; remembered, so that the next visit starts in them at once. */
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { rememberedLook, rememberLook } from "@personal-cabinet/session/supplier";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getSupplier } from "./api/get-supplier";

async function getAndRemember(): Promise<SupplierOut> {
  const supplier = await getSupplier();
  rememberLook(supplier);
  return supplier;
}

const before = rememberedLook();

/** All that everybody may know of the supplier, as it is now. */
export function useSupplierQuery() {
  return useQuery({
    queryKey: ["supplier"],
    queryFn: getAndRemember,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSupplier(): { name: string; color: string | undefined } {
  const { t } = useTranslation();
  const { data } = useSupplierQuery();
  return { name: data?.name ?? before.name ?? t("supplier"), color: data?.color ?? before.color };
}

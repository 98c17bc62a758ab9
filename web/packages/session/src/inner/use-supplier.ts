/** The supplier's look; remembered, so that the next visit starts in them at once. */
import { getSupplier } from "@personal-cabinet/api/acts/get-supplier";
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Look, rememberedLook, rememberLook } from "../supplier";

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

/** The supplier's look as it is known, now or from the last visit. */
export function useSupplier(): Look {
  const { t } = useTranslation();
  const { data } = useSupplierQuery();
  const known = data ?? before;
  return { ...known, name: known.name ?? t("supplier") };
}

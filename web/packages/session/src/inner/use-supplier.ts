/** The supplier's look; remembered, so that the next visit starts in them at once. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { hoursIn, type Look, rememberedLook } from "../supplier";
import { supplierQuery } from "./api/supplier";

const before = rememberedLook();

/** All that everybody may know of the supplier, as it is now. */
export function useSupplierQuery() {
  return useQuery(supplierQuery);
}

/** The supplier's look as it is known, now or from the last visit, in the reader's language. */
export function useSupplier(): Look {
  const { t, i18n } = useTranslation();
  const { data } = useSupplierQuery();
  const known = data ?? before;
  const hours = hoursIn(i18n.language, known);
  return { ...known, name: known.name ?? t("supplier"), hours };
}

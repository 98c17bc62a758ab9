/** The supplier's name and colour; remembered, so that the next visit starts in them at once. */
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getSupplier } from "./api/get-supplier";

type Look = Pick<SupplierOut, "name" | "color">;

const REMEMBERED = "supplier";

function remembered(): Partial<Look> {
  try {
    const look = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}") as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === "string" ? value : undefined);
    return { name: text(look.name), color: text(look.color) };
  } catch {
    return {};
  }
}

async function getAndRemember(): Promise<SupplierOut> {
  const supplier = await getSupplier();
  try {
    localStorage.setItem(
      REMEMBERED,
      JSON.stringify({ name: supplier.name, color: supplier.color }),
    );
  } catch {
    // Storage may be forbidden.
  }
  return supplier;
}

const before = remembered();

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

/** What the supplier takes beside the address as a proof that an account is the applicant's. */
export function useSecondProofs(): SupplierOut["second_proofs"] {
  return useSupplierQuery().data?.second_proofs ?? [];
}

/** The supplier as the pages before signing in know it, without the cache of the pages inside. */
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { rememberedLook, rememberLook } from "@personal-cabinet/session/supplier";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { brandOf, showBrand } from "@personal-cabinet/ui/theme/brand";
import { useEffect, useState } from "react";
import { getSupplier } from "./api/get-supplier";

let asked: Promise<SupplierOut> | null = null;

function askOnce(): Promise<SupplierOut> {
  asked ??= getSupplier();
  // After a failure the next page part may ask again.
  asked.catch(() => {
    asked = null;
  });
  return asked;
}

/** All that everybody may know of the supplier; null until it is known. */
export function useOutsideSupplier(): SupplierOut | null {
  const [supplier, setSupplier] = useState<SupplierOut | null>(null);
  useEffect(() => {
    let gone = false;
    askOnce().then(
      (answer) => !gone && setSupplier(answer),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return supplier;
}

/** The supplier's name; the page is painted in its colour. */
export function useSupplierName(): string {
  const { t } = useWords();
  const supplier = useOutsideSupplier();
  // A written-out page knows no name: the remembered one comes right after it.
  const [remembered, setRemembered] = useState<string>();
  useEffect(() => {
    const look = rememberedLook();
    setRemembered(look.name);
    if (look.color) showBrand(brandOf(look.color));
  }, []);
  useEffect(() => {
    if (!supplier) return;
    rememberLook(supplier);
    showBrand(brandOf(supplier.color));
  }, [supplier]);
  return supplier?.name ?? remembered ?? t("supplier");
}

/** The supplier as the pages before signing in know it, without the cache of the pages inside. */
import { getSupplier } from "@personal-cabinet/api/acts/get-supplier";
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { brandOf, showBrand } from "@personal-cabinet/ui/theme/brand";
import { showLogo } from "@personal-cabinet/ui/theme/logo";
import { useEffect, useState } from "react";
import { hoursIn, type Look, rememberedLook, rememberLook } from "../supplier";
import { useWords } from "../words/use-words";

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

/** The supplier's look; the page is painted in its colour, with its logo. */
export function useSupplierLook(): Look {
  const { t, language } = useWords();
  const supplier = useOutsideSupplier();
  // A written-out page knows no name: the remembered one comes right after it.
  const [remembered, setRemembered] = useState<Partial<Look>>();
  useEffect(() => {
    const look = rememberedLook();
    setRemembered(look);
    if (look.color) showBrand(brandOf(look.color));
    if (look.logo) showLogo(look.logo);
  }, []);
  useEffect(() => {
    if (!supplier) return;
    rememberLook(supplier);
    showBrand(brandOf(supplier.color));
    showLogo(supplier.logo);
  }, [supplier]);
  const known = supplier ?? remembered;
  return { ...known, name: known?.name ?? t("supplier"), hours: hoursIn(language, known ?? {}) };
}

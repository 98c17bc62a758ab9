/** The pages inside, in the supplier's colour and with its logo. */

import { showLogo } from "@personal-cabinet/ui/theme/logo";
import { Look } from "@personal-cabinet/ui/theme/look";
import { type ReactNode, useLayoutEffect } from "react";
import { useSupplier } from "./use-supplier";

export function InSupplierLook({ children }: { children: ReactNode }) {
  const { color, logo } = useSupplier();
  useLayoutEffect(() => showLogo(logo), [logo]);
  return <Look color={color}>{children}</Look>;
}

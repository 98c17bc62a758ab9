/** The pages inside, in the supplier's colour and with its logo. */

import { showLogo } from "@personal-cabinet/ui/theme/logo";
import { UiProvider } from "@personal-cabinet/ui/theme/ui-provider";
import { type ReactNode, useLayoutEffect } from "react";
import { useSupplier } from "./use-supplier";

export function InSupplierLook({ children }: { children: ReactNode }) {
  const { color, logo } = useSupplier();
  useLayoutEffect(() => showLogo(logo), [logo]);
  return <UiProvider color={color}>{children}</UiProvider>;
}

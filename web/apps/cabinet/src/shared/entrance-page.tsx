/** The entrance's frame with the consumer's welcome, for every page before signing in. */
import { Frame } from "@personal-cabinet/session/entrance/frame";
import { useSupplierLook } from "@personal-cabinet/session/entrance/outside-supplier";
import type { ReactNode } from "react";

const OFFERS = ["account", "readings", "analysis", "diagnostics", "verification", "support"];

export type EntrancePageProps = {
  title: string;
  /** Links beside the language switch. */
  links?: ReactNode;
  children: ReactNode;
};

export function EntrancePage(props: EntrancePageProps) {
  return <Frame {...props} supplier={useSupplierLook()} offers={OFFERS} foot="welcome.foot" />;
}

/** The same for the pages that bring their title and links with them. */
export const inEntrance = (title: string, children: ReactNode, links?: ReactNode) => (
  <EntrancePage title={title} links={links}>
    {children}
  </EntrancePage>
);

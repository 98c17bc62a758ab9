/** The entrance's frame with the panel's own words, for every page outside the shell. */
import { Frame } from "@personal-cabinet/session/entrance/frame";
import { useSupplierLook } from "@personal-cabinet/session/entrance/outside-supplier";
import type { ReactNode } from "react";

const OFFERS = ["accounts", "integration"];

export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Frame title={title} supplier={useSupplierLook()} offers={OFFERS} foot="welcome.foot">
      {children}
    </Frame>
  );
}

/** The same for the pages that bring their title with them. */
export const inEntrance = (title: string, children: ReactNode) => (
  <EntrancePage title={title}>{children}</EntrancePage>
);

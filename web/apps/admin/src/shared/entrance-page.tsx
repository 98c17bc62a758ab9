/** The entrance's frame with the panel's own words, for every page outside the shell. */
import { Frame } from "@personal-cabinet/session/entrance/frame";
import { rememberedLook } from "@personal-cabinet/session/supplier";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { type ReactNode, useEffect, useState } from "react";

const OFFERS = ["accounts", "integration"];

/** As it was when somebody was last signed in: nobody else is told. */
function useRememberedName(): string {
  const { t } = useWords();
  const [name, setName] = useState<string>();
  useEffect(() => setName(rememberedLook().name), []);
  return name ?? t("supplier");
}

export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Frame title={title} supplier={useRememberedName()} offers={OFFERS} foot="welcome.foot">
      {children}
    </Frame>
  );
}

/** The same for the pages that bring their title with them. */
export const inEntrance = (title: string, children: ReactNode) => (
  <EntrancePage title={title}>{children}</EntrancePage>
);

/** The button that opens «Как было известно на дату» below what is shown of a period. */
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

export const words = knownWords;

/** `children`: what it opens, which is fetched no sooner. */
export function Component({ children }: { children: ReactNode }) {
  const { t } = useTranslation("known");
  const [open, setOpen] = useState(false);
  return (
    <>
      <PlainButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("title")}
      </PlainButton>
      {open && <Suspense fallback={<Loading lines={3} />}>{children}</Suspense>}
    </>
  );
}

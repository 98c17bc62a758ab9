/** The button that opens «Как было известно на дату» below the chart. */
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { KnownOnProps } from "./known-on";

export const words = knownWords;

const KnownOn = lazy(() => import("./known-on").then(({ Component }) => ({ default: Component })));

export function Component(props: KnownOnProps) {
  const { t } = useTranslation("known");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("title")}
      </Button>
      {open && (
        <Suspense fallback={<Loading lines={3} />}>
          <KnownOn {...props} />
        </Suspense>
      )}
    </>
  );
}

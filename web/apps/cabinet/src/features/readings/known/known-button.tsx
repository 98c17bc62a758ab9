/** Below the chart: the button that opens «Как было известно на дату», and the way to ask about the period. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { appealAddress } from "../../../shared/appeal-card";
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
      <p>
        <Link
          to={appealAddress({
            kind: "moment",
            id: String(props.meter.id),
            at: null,
            title: t("moment", { first: formatDate(props.first), last: formatDate(props.last) }),
          })}
        >
          {t("write")}
        </Link>
      </p>
      {open && (
        <Suspense fallback={<Loading lines={3} />}>
          <KnownOn {...props} />
        </Suspense>
      )}
    </>
  );
}

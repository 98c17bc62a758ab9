/** What both views of a former day begin and end with: the totals, and what is to be said of them. */
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../page/facts";

type KnownSumsProps = {
  unit: string;
  then: number | null;
  now: number | null;
  nothing: boolean;
};

export function KnownSums({ unit, then, now, nothing }: KnownSumsProps) {
  const { t } = useTranslation("known");
  const language = useLanguage();
  const energy = (value: number | null) =>
    value === null ? null : formatEnergy(value, unit, language);
  return (
    <>
      {nothing && <p>{t("nothing")}</p>}
      <Facts
        facts={[
          { label: t("former"), value: energy(then) },
          { label: t("now"), value: energy(now) },
          { label: t("difference"), value: energy((now ?? 0) - (then ?? 0)) },
        ]}
      />
    </>
  );
}

type KnownChangesProps = { shown: number; total: number; nothing: boolean; children: ReactNode };

/** `children`: the table of what has changed; `shown` of `total` corrections are in it. */
export function KnownChanges({ shown, total, nothing, children }: KnownChangesProps) {
  const { t } = useTranslation("known");
  return (
    <>
      {shown === 0 && !nothing && <p>{t("unchanged")}</p>}
      {shown > 0 && children}
      {total > shown && <p>{t("first", { shown, total })}</p>}
    </>
  );
}

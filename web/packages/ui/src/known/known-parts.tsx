/** What both views of a former day begin and end with: the totals, and what is to be said of them. */
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../page/facts";
import styles from "./known.module.css";

/** What something cost, in kopecks; nothing where it was not asked, or no prices are kept. */
export type KnownCost = { cost?: number | null; cost_complete?: boolean | null };

/** What was used, and what that cost; not `complete`: some of what was used is not known. */
type Sum = KnownCost & { used: number | null; complete?: boolean };

type KnownSumsProps = { unit: string; then: Sum; now: Sum; nothing: boolean };

export function KnownSums({ unit, then, now, nothing }: KnownSumsProps) {
  const { t } = useTranslation("known");
  const language = useLanguage();
  const told = (used: number | null, cost: number | null | undefined) => {
    if (used === null) return null;
    const energy = formatEnergy(used, unit, language);
    return cost == null ? energy : t("sum", { energy, cost: formatRoubles(cost, language) });
  };
  // Of what nobody knows the cost of, nothing is said beside what is known.
  const priced = [then, now].every(({ used, cost }) => used === null || cost != null);
  const costs = priced && (then.used !== null || now.used !== null);
  const partial = [then, now].some(
    ({ cost, cost_complete, complete }) => cost != null && !cost_complete && complete !== false,
  );
  const more = costs ? (now.cost ?? 0) - (then.cost ?? 0) : null;
  return (
    <>
      {nothing && <p className={styles.nothing}>{t("nothing")}</p>}
      <Facts
        facts={[
          { label: t("former"), value: told(then.used, costs ? then.cost : null) },
          { label: t("now"), value: told(now.used, costs ? now.cost : null) },
          { label: t("difference"), value: told((now.used ?? 0) - (then.used ?? 0), more) },
        ]}
      />
      {costs && <p className={styles.estimate}>{t(partial ? "partial" : "estimate")}</p>}
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

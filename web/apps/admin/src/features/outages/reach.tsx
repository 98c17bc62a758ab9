/** Whom the outage will touch, told before anybody is told of it. */
import type { OutagePreviewOut } from "@personal-cabinet/api/cabinet";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import styles from "./outages.module.css";
import { Refused } from "./refused";

export type ReachProps = {
  /** Undefined: there is nothing to count yet, or it is being counted. */
  reach: OutagePreviewOut | undefined;
  counting: boolean;
  error: unknown;
};

/** «Затронет 12 счетов в 3 домах». */
export function useReachWords() {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  return ({ accounts, buildings, users }: OutagePreviewOut) => {
    const number = (count: number) => formatNumber(count, language);
    return {
      touches: t("touchesNumbers", {
        accounts: t("accounts", { count: accounts, number: number(accounts) }),
        buildings: t("buildings", { count: buildings, number: number(buildings) }),
      }),
      told: t("users", { count: users, number: number(users) }),
    };
  };
}

export function Reach({ reach, counting, error }: ReachProps) {
  const { t } = useTranslation("outages");
  const wordsOf = useReachWords();
  const words = reach && wordsOf(reach);
  return (
    <div role="status" aria-busy={counting} className={styles.reach}>
      {Boolean(error) && !counting && <Refused error={error} onReload={() => undefined} />}
      {words && reach ? (
        <>
          <p className={styles.reachTitle}>{t("reach.touches", { what: words.touches })}</p>
          <p>{t("reach.told", { who: words.told })}</p>
          {reach.title && <p className={styles.soft}>{reach.title}</p>}
          {reach.without_place > 0 && (
            <p className={styles.warn}>{t("reach.withoutPlace", { count: reach.without_place })}</p>
          )}
        </>
      ) : (
        !error && <p className={styles.soft}>{t(counting ? "reach.counting" : "reach.none")}</p>
      )}
    </div>
  );
}

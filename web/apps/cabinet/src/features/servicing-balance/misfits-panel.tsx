/** Flats whose meters do not fit, by kind: which, and never how much. */
import type { HouseBalanceOut } from "@personal-cabinet/api/cabinet";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import styles from "./balance.module.css";

const KINDS = ["backwards", "reversed-zones", "jump", "standstill"] as const;

export function MisfitsPanel({ misfits }: { misfits: HouseBalanceOut["misfits"] }) {
  const { t } = useTranslation("servicing-balance");
  const there = KINDS.filter((kind) => misfits.some((one) => one.kind === kind));
  return (
    <Panel title={t("misfits.title")}>
      {there.length === 0 ? (
        <p className={styles.soft}>{t("misfits.none")}</p>
      ) : (
        <>
          <dl className={styles.misfits}>
            {there.map((kind) => (
              <div key={kind}>
                <dt>
                  <strong>{t(`kind.${kind}`)}</strong>
                  <span>{t(`about.${kind}`)}</span>
                </dt>
                <dd>
                  {misfits
                    .filter((one) => one.kind === kind)
                    .map((one) => (one.flat ? t("flat", { flat: one.flat }) : t("noFlat")))
                    .join(", ")}
                </dd>
              </div>
            ))}
          </dl>
          <p className={styles.soft}>{t("misfits.private")}</p>
        </>
      )}
    </Panel>
  );
}

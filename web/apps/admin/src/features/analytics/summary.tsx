/** In one look: is all well, and if not, what first. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ExclamationCircleFilled from "@ant-design/icons/ExclamationCircleFilled";
import QuestionCircleFilled from "@ant-design/icons/QuestionCircleFilled";
import WarningFilled from "@ant-design/icons/WarningFilled";
import type { AnalyticsTile } from "@personal-cabinet/api/admin";
import { useId } from "react";
import { Link } from "react-router";
import { useSees } from "../../shared/sections";
import styles from "./analytics.module.css";
import type { Told } from "./reasons";
import type { Teller } from "./story";

function Line({ told }: { told: Told }) {
  const sees = useSees();
  return (
    <li className={styles.need} data-bad={told.bad}>
      <span className={styles.needIcon} aria-hidden="true">
        {told.bad ? <ExclamationCircleFilled /> : <WarningFilled />}
      </span>
      {told.to && sees(told.to) ? <Link to={told.to}>{told.text}</Link> : <span>{told.text}</span>}
    </li>
  );
}

export type SummaryProps = {
  tiles: readonly AnalyticsTile[];
  needs: readonly Told[];
  teller: Teller;
};

export function Summary({ tiles, needs, teller: { t, number } }: SummaryProps) {
  const id = useId();
  const unknown = tiles.filter(({ state }) => state === "unknown").length;
  const bad = needs.filter((told) => told.bad).length;
  if (needs.length === 0) {
    return (
      <section className={styles.summary} data-state={unknown ? "unknown" : "well"}>
        <span className={styles.summaryIcon} aria-hidden="true">
          {unknown ? <QuestionCircleFilled /> : <CheckCircleFilled />}
        </span>
        <p>
          <strong>{t(unknown ? "analytics:summary.unknown" : "analytics:summary.well")}</strong>{" "}
          {t(unknown ? "analytics:summary.unknownText" : "analytics:summary.wellText")}
        </p>
      </section>
    );
  }
  return (
    <section
      className={styles.summary}
      data-state={bad > 0 ? "bad" : "attention"}
      aria-labelledby={id}
    >
      <div>
        <h2 id={id}>
          {bad > 0
            ? t("analytics:summary.bad", { count: bad, number: number(bad) })
            : t("analytics:summary.attention")}
        </h2>
        <ul className={styles.needs}>
          {needs.map((told) => (
            <Line key={told.key} told={told} />
          ))}
        </ul>
      </div>
    </section>
  );
}

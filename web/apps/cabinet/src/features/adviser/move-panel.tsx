/** «Что, если больше включать ночью»: a share of daytime use is moved, and the year reckoned anew. */
import type { AdviceOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./adviser.module.css";
import { costWhenMoved, movable, presentOf, verdictOf, zonedOption } from "./rules";
import { differenceText, nameOf, percentText } from "./told";

const MOST = 50;
const STEP = 5;

export function MovePanel({ advice }: { advice: AdviceOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const id = useId();
  const [percent, setPercent] = useState(0);
  const zoned = zonedOption(advice);
  if (!zoned) return null;
  const share = percent / 100;
  const costs = advice.options.map((option) => costWhenMoved(option, share));
  const verdict = verdictOf(advice, costs);
  const energy = formatEnergy(movable(zoned) * share, "kWh", language, 0);
  const told = t("move.value", { percent: percentText(share, language), energy });
  const now = presentOf(advice)?.cost;
  const best = verdict ? (costs[advice.options.indexOf(verdict.best)] ?? 0) : 0;
  const changeText = (then: number, before: number) =>
    then === before ? t("move.unchanged") : differenceText(then - before, language);
  const saved = now === undefined ? 0 : now - best;
  return (
    <Panel title={t("move.title")}>
      <p>{t("move.about")}</p>
      <label className={styles.slider} htmlFor={id}>
        {t("move.label")} <strong>{told}</strong>
      </label>
      <input
        id={id}
        className={styles.range}
        type="range"
        min={0}
        max={MOST}
        step={STEP}
        value={percent}
        aria-valuetext={told}
        onChange={(event) => setPercent(Number(event.target.value))}
      />
      <table className={styles.sums}>
        <caption className="visually-hidden">{t("move.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.tariff")}</th>
            <th scope="col">{t("column.year")}</th>
          </tr>
        </thead>
        <tbody>
          {advice.options.map(
            (option, n) =>
              option.zones.length > 0 && (
                <tr key={option.schedule_id}>
                  <th scope="row">{nameOf(option, t)}</th>
                  <td>
                    {formatRoubles(costs[n] ?? 0, language, 0)}
                    <small>{changeText(costs[n] ?? option.cost, option.cost)}</small>
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      <p className={styles.result} role="status">
        {verdict &&
          percent > 0 &&
          (saved >= 100
            ? t("move.moved", {
                name: nameOf(verdict.best, t),
                saved: formatRoubles(saved, language, 0),
              })
            : t("move.best", { name: nameOf(verdict.best, t) }))}
      </p>
    </Panel>
  );
}

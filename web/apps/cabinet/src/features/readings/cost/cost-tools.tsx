/** Which the chart shows: energy, what it cost, or the zones of the tariff. Chosen in the address. */

import { unitWord } from "@personal-cabinet/i18n/numbers";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { useLayoutEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { barsOf } from "../../../shared/consumption-bars";
import styles from "./cost.module.css";
import {
  type CostProps,
  MODES,
  type Mode,
  type ToCome,
  type ToldOtherwise,
  useCosts,
} from "./costs";
import { toldOtherwise } from "./told";
import russian from "./words/ru";
import { zonesOf } from "./zones";

export const words = sectionWords("cost", russian, () => import("./words/en"));

type CostToolsProps = CostProps &
  ToCome & {
    /** Says what of the chart is another, null = nothing is, undefined = not known yet. */
    onTold: (told: ToldOtherwise | null | undefined) => void;
  };

export function Component({ onTold, toCome, ...props }: CostToolsProps) {
  const { t } = useTranslation(["cost", "readings"]);
  const language = useLanguage();
  const [params, setParams] = useAddress();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const costs = useCosts(props);
  const zones = useMemo(
    () => (costs ? zonesOf(costs, language, t("cost:rest")) : []),
    [costs, language, t],
  );
  const offered = MODES.filter((mode) =>
    mode === "cost" ? typeof costs?.cost === "number" : zones.length > 1,
  );
  const mode = offered.find((one) => one === params.get("show"));
  const told = useMemo(() => {
    if (!costs || !mode) return costs === undefined ? undefined : null;
    const bars = barsOf(costs, language);
    return toldOtherwise({ mode, costs, bars, zones, hidden, onHidden: setHidden, t, language });
  }, [costs, mode, zones, hidden, t, language]);
  useLayoutEffect(() => {
    onTold(told);
    return () => onTold(undefined);
  }, [onTold, told]);
  if (costs === undefined) return toCome;
  if (offered.length === 0) return <span className={styles.noModes} />;
  const show = (next: Mode | "energy") =>
    setParams(
      (now) => {
        const changed = new URLSearchParams(now);
        if (next === "energy") changed.delete("show");
        else changed.set("show", next);
        return changed;
      },
      { replace: true },
    );
  const names = {
    energy: unitWord(props.data.unit, language),
    cost: t("cost:money"),
    zones: t("cost:zones"),
  };
  return (
    <div className={styles.modes}>
      <Segments<Mode | "energy">
        block
        label={t("cost:show")}
        value={mode ?? "energy"}
        onChange={show}
        options={(["energy", ...offered] as const).map((value) => ({ value, label: names[value] }))}
      />
    </div>
  );
}

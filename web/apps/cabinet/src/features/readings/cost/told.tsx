/** A chart of money, or of tariff zones, as what it has other than a chart of energy. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { formatRoubles, ROUBLE } from "@personal-cabinet/i18n/roubles";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import type { TFunction } from "i18next";
import { channelKey } from "../../../shared/channels";
import { spanName, totalOf } from "../../../shared/consumption-bars";
import { CostTable } from "./cost-table";
import type { Mode, ToldOtherwise } from "./costs";
import { ZoneLegend } from "./zone-legend";
import { ZoneShapes } from "./zone-shapes";
import { shownSum, type Zone } from "./zones";

type Given = {
  mode: Mode;
  costs: ConsumptionOut;
  bars: Bar[];
  zones: Zone[];
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  t: TFunction<["cost", "readings"]>;
  language: Language;
};

/** Nothing of a bar of money is estimated or compared: the whole of it is an estimate. */
const PLAIN = { estimated: null, doubtful: null, other: undefined, given: undefined };

export function toldOtherwise(given: Given): ToldOtherwise {
  const { mode, costs, bars, zones, hidden, onHidden, t, language } = given;
  const energy = (value: number) => formatEnergy(value, costs.unit, language);
  const whole = t("cabinet:readings.title", {
    channel: t(`cabinet:${channelKey(costs.channel)}`),
    period: spanName(costs, language),
  });
  const total = totalOf(costs);
  const titled = t(mode === "cost" ? "cost:title" : "cost:zonesTitle", { title: whole });
  const table = <CostTable title={titled} costs={costs} bars={bars} zones={zones} />;
  if (mode === "cost") {
    return {
      title: titled,
      unit: ROUBLE,
      bars: bars.map((bar, n) => {
        const kopecks = costs.points[n]?.cost ?? null;
        const unpriced = kopecks === null && bar.value !== null;
        return {
          ...bar,
          ...PLAIN,
          value: kopecks === null ? null : kopecks / 100,
          complete: bar.complete && !unpriced,
          more: [
            ...(unpriced ? [t("cost:noPrice")] : []),
            ...(bar.value === null ? [] : [energy(bar.value)]),
          ],
        };
      }),
      total: {
        ...total,
        ...PLAIN,
        value: (costs.cost ?? 0) / 100,
        complete: costs.cost_complete ?? false,
      },
      otherName: undefined,
      formatValue: (value) => formatRoubles(value * 100, language),
      table,
    };
  }
  const seen = new Set(zones.map(({ key }) => key).filter((key) => !hidden.has(key)));
  const shown = zones.filter(({ key }) => seen.has(key));
  const stacked = bars.map((bar, n) => ({
    ...bar,
    ...PLAIN,
    value: shownSum(shown, n),
    more: shown.flatMap(({ name, values }) => {
      const value = values[n];
      return typeof value === "number" ? [t("cost:zone", { name, value: energy(value) })] : [];
    }),
  }));
  return {
    title: titled,
    bars: stacked,
    otherName: undefined,
    draw: (end, _low, id) => (
      <ZoneShapes bars={stacked} zones={zones} seen={seen} end={end} id={id} />
    ),
    legend: (
      <ZoneLegend
        zones={zones}
        seen={seen}
        onSeen={(next) =>
          onHidden(new Set(zones.map(({ key }) => key).filter((key) => !next.has(key))))
        }
        formatValue={energy}
      />
    ),
    table,
  };
}

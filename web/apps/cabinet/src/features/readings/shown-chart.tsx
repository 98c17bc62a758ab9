/** The chart of a period or its table, with all that stands around it. */

import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { BarChart, type BarChartProps } from "@personal-cabinet/ui/chart/bar-chart";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { channelKey } from "../../shared/channels";
import {
  barsOf,
  besideGiven,
  besideOther,
  spanName,
  stridesOf,
  totalOf,
} from "../../shared/consumption-bars";
import { ChartBook } from "./chart-book";
import { ChartDownloads } from "./chart-downloads";
import { ConsumptionHeading } from "./consumption-heading";
import type { ConsumptionPanelProps } from "./consumption-panel";
import { MODES, type ToldOtherwise } from "./cost/costs";
import { drillInto } from "./drill";
import { PrintButton, PrintHead } from "./print-sheet";
import { ReactivePlace } from "./reactive/reactive-place";
import styles from "./readings.module.css";
import type { UnlikeDays } from "./unusual/unusual-days";
import { useView } from "./use-view";

// Which days are unlike others is told when the chart stands.
const UnusualDays = lazyPage(() => import("./unusual/unusual-days"));

// What it cost is asked for beside the chart, which does not wait for it.
const CostLine = lazyPage(() => import("./cost/cost-line"));
const CostTools = lazyPage(() => import("./cost/cost-tools"));

// As large as what comes, where there are prices: nothing moves then.
const COST_TO_COME = <span className={styles.costToCome} />;
const MODES_TO_COME = <span className={styles.modesToCome} />;

type BesideProps = {
  toCome?: ReactNode;
  /** Told when it does not come. */
  onMissing?: () => void;
  children: ReactNode;
};

/** What the chart can do without, also when it does not come. */
function Beside({ toCome, onMissing, children }: BesideProps) {
  return (
    <PageBoundary page="" without={onMissing ? <Missing onMissing={onMissing} /> : null}>
      <Suspense fallback={toCome ?? null}>{children}</Suspense>
    </PageBoundary>
  );
}

function Missing({ onMissing }: { onMissing: () => void }) {
  useEffect(onMissing);
  return null;
}

const NONE_UNLIKE: UnlikeDays = new Map();

export type ShownDataProps = ConsumptionPanelProps & {
  data: ConsumptionOut;
  other: ConsumptionOut | undefined;
  /** What it is compared with, as long as that has not come. */
  awaited?: Parameters<typeof spanName>[0] | undefined;
  given: ConsumptionOut | undefined;
  wayUp: ReactNode;
  /** Where on a phone stands what is below the legend. */
  foot: HTMLElement | null;
  /** Lays so many bars out as a field of shades, and sums them up in rows for the table. */
  field?: ((bars: Bar[]) => Pick<BarChartProps, "heat" | "rows">) | undefined;
};

export function ShownChart({
  meter,
  replaced,
  shown,
  firstDay,
  onChange,
  data,
  other,
  awaited,
  given,
  wayUp,
  foot,
  field,
}: ShownDataProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [view, setView] = useView();
  const [params] = useAddress();
  const otherwise = MODES.some((mode) => mode === params.get("show"));
  const [told, setTold] = useState<ToldOtherwise | null>();
  const [unlike, setUnlike] = useState<UnlikeDays>();
  const compared = field ? undefined : other;
  const taken = besideOther(barsOf(data, language), data, compared, language);
  const judged = data.step === "day" && !field;
  const bars = besideGiven(taken, given, language).map((bar, n) => ({
    ...bar,
    unlike: judged ? unlike?.get(data.points[n]?.first_day ?? "") : undefined,
  }));
  const laid = field?.(bars);
  const phone = usePhone();
  const paid = data.channel === "A+";
  const priced = paid && !field;
  const cost = paid && (
    <Beside toCome={COST_TO_COME}>
      <CostLine {...{ meter, shown, data }} toCome={COST_TO_COME} />
    </Beside>
  );
  const title = t("readings.title", {
    channel: t(channelKey(data.channel)),
    period: spanName(data, language),
  });
  return (
    <>
      <PrintHead meter={meter} data={data} />
      <BarChart
        title={title}
        bars={bars}
        {...laid}
        strides={stridesOf(data)}
        unit={unitWord(data.unit, language)}
        total={{ ...totalOf(data), given: given && totalOf(given) }}
        otherName={field ? undefined : other && spanName(other, language)}
        otherToCome={field || !awaited ? undefined : spanName(awaited, language)}
        view={view}
        onView={setView}
        onDrill={drillInto(data, firstDay, onChange)}
        judged={judged}
        tableToCome={(judged && !unlike) || (priced && otherwise && told === undefined)}
        {...told}
        heading={
          <>
            <ConsumptionHeading
              data={data}
              other={other}
              given={given}
              compared={shown.compare !== "none" && !field}
              wayUp={wayUp}
            />
            {replaced
              .filter(({ removed_on: day }) => day && data.first_day <= day && day <= data.last_day)
              .map(({ id, serial_number, removed_on }) => (
                <p key={id} className={styles.soft}>
                  {t("readings:replaced", {
                    number: serial_number,
                    day: formatDate(removed_on ?? ""),
                  })}
                </p>
              ))}
          </>
        }
        lead={
          <>
            {phone && cost}
            <Beside onMissing={() => setUnlike(NONE_UNLIKE)}>
              {judged && <UnusualDays {...{ meter, shown, data }} onFound={setUnlike} />}
            </Beside>
            {priced && (
              <Beside toCome={MODES_TO_COME} onMissing={() => setTold(null)}>
                <CostTools {...{ meter, shown, data }} onTold={setTold} toCome={MODES_TO_COME} />
              </Beside>
            )}
          </>
        }
        footIn={foot}
        below={<ReactivePlace {...{ meter, shown, firstDay, onChange, view }} active={data} />}
        // A phone's first screen is the chart's.
        line={cost}
        tools={
          <>
            <ChartDownloads {...{ meter, data, bars, title }} heat={laid?.heat}>
              <ChartBook {...{ meter, shown, firstDay }} compared={Boolean(compared)} />
            </ChartDownloads>
            <PrintButton />
          </>
        }
      />
    </>
  );
}

/** What the looks of bars and lines mean; only of those that are there. */
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Bar } from "./bar";
import { UnlikeSign } from "./bar-shapes";
import styles from "./chart.module.css";
import { drawnAs, LOOKS, looksOf, Patterns } from "./looks";

const WORDS = {
  incomplete: "legendIncomplete",
  running: "running",
  estimated: "legendEstimated",
  doubtful: "legendDoubtful",
  nothing: "legendNothing",
} as const;

function Entry(props: { children: ReactNode; words: string; unseen?: boolean }) {
  const { children, words, unseen } = props;
  return (
    <span style={unseen ? { visibility: "hidden" } : undefined}>
      <svg width="18" height="14" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  );
}

export type BarLegendProps = {
  bars: Bar[];
  /** What the bars behind are, e.g. `октябрь 2026`. */
  otherName?: string | undefined;
  /** What they will be when they come later: its place is kept. */
  otherToCome?: string | undefined;
  /** The mean with its unit. */
  average?: string | null;
  /** Bars may turn out to be unlike others later: their line has its place from the beginning. */
  judged?: boolean | undefined;
};

export function BarLegend({ bars, otherName, otherToCome, average, judged }: BarLegendProps) {
  const { t } = useTranslation("common");
  const id = useId();
  const whole = { x: 1, y: 1, width: 16, height: 12, rx: 2 };
  const unlike = bars.some((bar) => bar.unlike);
  const compared = otherName && bars.some((bar) => bar.other);
  const behind = compared ? otherName : otherToCome;
  const there = new Set(bars.flatMap(looksOf));
  return (
    <>
      {bars.some(({ given }) => given) && (
        <>
          <Entry words={t("chart.taken")}>
            <rect {...whole} className={styles.sound} />
          </Entry>
          <Entry words={t("chart.given")}>
            <rect {...whole} className={styles.given} />
          </Entry>
        </>
      )}
      {LOOKS.filter((look) => there.has(look)).map((look) => (
        <Entry key={look} words={t(`chart.${WORDS[look]}`)}>
          <Patterns id={`${id}-${look}`} />
          <rect {...whole} {...drawnAs(look, `${id}-${look}`)} />
        </Entry>
      ))}
      {behind && (
        <Entry words={behind} unseen={!compared}>
          <rect {...whole} className={styles.other} />
        </Entry>
      )}
      {average && (
        <Entry words={t("chart.average", { value: average })}>
          <line className={styles.average} x1="0" x2="18" y1="7" y2="7" />
        </Entry>
      )}
      {bars.some((bar) => bar.weekend) && (
        <Entry words={t("chart.weekend")}>
          <rect {...whole} className={styles.weekend} />
        </Entry>
      )}
      {(judged || unlike) && (
        <Entry words={t("chart.legendUnlike")} unseen={!unlike}>
          <UnlikeSign more x="5" y="14" />
          <UnlikeSign more={false} x="13" y="14" />
        </Entry>
      )}
    </>
  );
}

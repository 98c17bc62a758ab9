/** A small picture of bars for a tile; words beside it say the same, so it is one image with one name. */
import { useId } from "react";
import { type Bar, scaleOf } from "./bar";
import { BarShapes } from "./bar-shapes";
import styles from "./chart.module.css";
import { Patterns } from "./looks";

const HEIGHT = 64;

export function MiniBars({ bars, title }: { bars: Bar[]; title: string }) {
  const id = useId();
  const most = Math.max(scaleOf(bars).end * 0.8, ...bars.map((bar) => bar.value ?? 0));
  return (
    <svg className={styles.mini} width="100%" height={HEIGHT} role="img" aria-label={title}>
      <Patterns id={id} />
      <BarShapes bars={bars} end={most} id={id} />
    </svg>
  );
}

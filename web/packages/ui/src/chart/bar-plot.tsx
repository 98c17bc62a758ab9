/** The bars and the one layer above them that pointer, touch, keyboard and screen readers use. */
import { type KeyboardEvent, lazy, type PointerEvent, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { axisEnd, type Bar, isMissing, moveBy } from "./bar";
import { fullnessWord, notesOf } from "./bar-words";
import styles from "./chart.module.css";

const EchartBars = lazy(() => import("./echart-bars"));

export type BarPlotProps = {
  title: string;
  bars: Bar[];
  height: number;
  /** A value with its unit. */
  formatValue: (value: number) => string;
  /** A value on the axis. */
  formatTick: (value: number) => string;
  onDrill?: ((bar: Bar) => void) | undefined;
};

export function BarPlot({ title, bars, height, formatValue, formatTick, onDrill }: BarPlotProps) {
  const { t } = useTranslation("common");
  const id = useId();
  const [active, setActive] = useState<number | null>(null);
  const left = 16 + formatTick(axisEnd(bars)).length * 8;
  const words = (bar: Bar) => (bar.value === null ? fullnessWord(t, bar) : formatValue(bar.value));
  const notes = (bar: Bar) => notesOf(t, bar, formatValue);
  const canDrill = (bar: Bar | undefined): bar is Bar => !!onDrill && !!bar && bar.value !== null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setActive(null);
    const bar = bars[active ?? 0];
    if ((event.key === "Enter" || event.key === " ") && canDrill(bar)) {
      event.preventDefault();
      onDrill?.(bar);
      return;
    }
    const { index, handled } = moveBy(event.key, active ?? -1, bars.length);
    if (!handled) return;
    event.preventDefault();
    setActive(index);
  };

  // A mouse opens at once; a finger first reads, and opens by a second touch of the same bar.
  const onPointerUp = (event: PointerEvent, index: number) => {
    if (event.button > 0) return;
    const bar = bars[index];
    const reading = event.pointerType === "touch" && active !== index;
    setActive(index);
    if (!reading && canDrill(bar)) onDrill?.(bar);
  };

  const shown = active === null ? undefined : bars[active];
  const middle = active === null ? 0 : ((active + 0.5) / bars.length) * 100;
  return (
    <div className={styles.plot} style={{ height }}>
      <Suspense fallback={null}>
        <EchartBars bars={bars} left={left} formatTick={formatTick} />
      </Suspense>
      <div
        className={onDrill ? `${styles.bars} ${styles.drill}` : styles.bars}
        style={{ left, right: 4 }}
        role="listbox"
        tabIndex={0}
        aria-label={title}
        aria-describedby={`${id}-help`}
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        onKeyDown={onKeyDown}
        onFocus={() => setActive((now) => now ?? 0)}
        onBlur={() => setActive(null)}
        onPointerLeave={(event) => event.pointerType === "mouse" && setActive(null)}
      >
        {bars.map((bar, index) => (
          <div
            key={bar.key}
            id={`${id}-${index}`}
            className={styles.bar}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            aria-label={t(canDrill(bar) ? "chart.drill" : "chart.read", {
              label: bar.name,
              value: [words(bar), ...notes(bar)].join(", "),
            })}
            data-active={index === active}
            onPointerEnter={(event) => event.pointerType === "mouse" && setActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onPointerUp={(event) => onPointerUp(event, index)}
          >
            {isMissing(bar) && <span className={styles.nothing} />}
          </div>
        ))}
        {shown && (
          <div
            className={styles.readout}
            aria-hidden="true"
            style={{ left: `${middle}%`, transform: `translateX(-${middle}%)` }}
          >
            {shown.name}
            <strong>{words(shown)}</strong>
            {notes(shown).map((note) => (
              <span key={note} className={styles.note}>
                {note}
              </span>
            ))}
          </div>
        )}
      </div>
      <span id={`${id}-help`} className="visually-hidden">
        {t(onDrill ? "chart.help" : "chart.helpRead")}
      </span>
    </div>
  );
}

/** The bars and the one layer above them that pointer, touch, keyboard and screen readers use. */
import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Bar, moveBy } from "./bar";
import { BarDrawing, type BarDrawingProps } from "./bar-drawing";
import { wordsOf } from "./bar-words";
import styles from "./chart.module.css";

export type BarPlotProps = {
  title: string;
  bars: Bar[];
  /** Distances of round labels, the finest first, in what the bars' `at` counts. */
  strides: number[];
  /** A line at this value. */
  average: number | null;
  /** A value with its unit. */
  formatValue: (value: number) => string;
  /** Values on the axis, all with as many decimals as its steps need. */
  formatTicks: (values: number[]) => string[];
  onDrill?: ((bar: Bar) => void) | undefined;
  /** Index of the bar that is pointed at or read. */
  active: number | null;
  draw?: BarDrawingProps["draw"];
  onActive: (index: number | null) => void;
};

/** How far a finger moves before it is no touch of a bar any more, px. */
const STILL = 10;

export function BarPlot(props: BarPlotProps) {
  const { title, bars, strides, average, formatValue, formatTicks, onDrill } = props;
  const { active, onActive } = props;
  const { t } = useTranslation("common");
  const id = useId();
  const down = useRef<{ x: number; y: number } | null>(null);
  const canDrill = (bar: Bar | undefined): bar is Bar => !!onDrill && !!bar && bar.value !== null;

  const words = (bar: Bar) => [
    ...(bar.value === null ? [] : [formatValue(bar.value)]),
    ...wordsOf(t, bar, formatValue),
  ];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return onActive(null);
    const bar = bars[active ?? 0];
    if ((event.key === "Enter" || event.key === " ") && canDrill(bar)) {
      event.preventDefault();
      onDrill?.(bar);
      return;
    }
    const { index, handled } = moveBy(event.key, active ?? -1, bars.length);
    if (!handled) return;
    event.preventDefault();
    onActive(index);
  };

  const onPointerDown = (event: PointerEvent) => {
    event.preventDefault();
    down.current = { x: event.clientX, y: event.clientY };
  };

  // A mouse opens at once; a finger first reads, and opens by a second touch of the same bar.
  const onPointerUp = (event: PointerEvent, index: number) => {
    const { x, y } = down.current ?? { x: event.clientX, y: event.clientY };
    const moved = Math.abs(event.clientX - x) > STILL || Math.abs(event.clientY - y) > STILL;
    down.current = null;
    if (event.button > 0 || moved) return;
    const bar = bars[index];
    const reading = event.pointerType === "touch" && active !== index;
    onActive(index);
    if (!reading && canDrill(bar)) onDrill?.(bar);
  };

  return (
    <div className={styles.plot}>
      <BarDrawing
        bars={bars}
        strides={strides}
        average={average}
        formatTicks={formatTicks}
        active={active}
        draw={props.draw}
      >
        <div
          className={onDrill ? `${styles.bars} ${styles.drill}` : styles.bars}
          role="listbox"
          tabIndex={0}
          aria-label={title}
          aria-describedby={`${id}-help`}
          aria-activedescendant={active === null ? undefined : `${id}-${active}`}
          onKeyDown={onKeyDown}
          onFocus={() => onActive(active ?? 0)}
          onBlur={() => onActive(null)}
          onPointerLeave={(event) => event.pointerType === "mouse" && onActive(null)}
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
                value: words(bar).join(", "),
              })}
              data-active={index === active}
              onPointerEnter={(event) => event.pointerType === "mouse" && onActive(index)}
              onPointerDown={onPointerDown}
              onPointerUp={(event) => onPointerUp(event, index)}
            />
          ))}
        </div>
      </BarDrawing>
      <span id={`${id}-help`} className="visually-hidden">
        {t(onDrill ? "chart.help" : "chart.helpRead")}
      </span>
    </div>
  );
}

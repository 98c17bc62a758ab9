/** A field of shades for more values than bars can show: days by hours, months by days. */
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { notesOf } from "./bar-words";
import {
  cellAt,
  type HeatCell,
  type HeatGrid,
  moveInHeat,
  outlines,
  placeOf,
  SHADES,
  shadeStep,
} from "./heat";
import styles from "./heat.module.css";

export type HeatMapProps = HeatGrid & {
  title: string;
  cells: HeatCell[];
  /** A value with its unit. */
  formatValue: (value: number) => string;
  onDrill?: ((cell: HeatCell) => void) | undefined;
  /** Index of the cell that is pointed at or read. */
  active: number | null;
  onActive: (index: number | null) => void;
};

const SHADE_NUMBERS = Array.from({ length: SHADES }, (_, n) => n + 1);
const percent = (part: number) => `${(part * 100).toFixed(3)}%`;

/** What the shades mean, and the looks of what is missing or was not measured. */
function Legend({ cells, step, formatValue }: HeatMapProps & { step: number }) {
  const { t } = useTranslation("common");
  const looks = useMemo(() => outlines(cells, step), [cells, step]);
  return (
    <div className={styles.legend}>
      <span className={styles.scale}>
        <span>0</span>
        <svg width={(SHADES + 1) * 18} height="14" aria-hidden="true">
          {[0, ...SHADE_NUMBERS].map((n) => (
            <rect key={n} className={styles[`shade${n}`]} x={n * 18} width="18" height="14" />
          ))}
        </svg>
        <span>{t("chart.andMore", { value: formatValue((SHADES - 1) * step) })}</span>
      </span>
      {looks.has("unsound") && (
        <span>
          <svg width="18" height="14" aria-hidden="true">
            <rect className={styles.shade3} width="18" height="14" />
            <rect className={styles.unsound} width="18" height="14" />
          </svg>
          {t("chart.legendUnsound")}
        </span>
      )}
      {looks.has("missing") && (
        <span>
          <svg width="18" height="14" aria-hidden="true">
            <rect className={styles.missing} width="18" height="14" />
          </svg>
          {t("chart.legendNothing")}
        </span>
      )}
    </div>
  );
}

function Labels({ columns, rows, columnLabels, rowLabels }: HeatGrid) {
  return (
    <div aria-hidden="true">
      {rowLabels.map(({ at, label }) => (
        <span key={at} className={styles.row} style={{ top: percent((at + 0.5) / rows) }}>
          {label}
        </span>
      ))}
      {columnLabels.map(({ at, label }) => (
        <span key={at} className={styles.column} style={{ left: percent((at + 0.5) / columns) }}>
          {label}
        </span>
      ))}
    </div>
  );
}

export function Component(props: HeatMapProps) {
  const { title, cells, columns, rows, formatValue, onDrill, active, onActive } = props;
  const { t } = useTranslation("common");
  const id = useId();
  const touched = useRef<number | null>(null);
  const step = useMemo(() => shadeStep(cells), [cells]);
  const looks = useMemo(() => [...outlines(cells, step)], [cells, step]);
  const shown = active === null ? undefined : cells[active];
  const read = shown ?? cells[0];
  const canDrill = (cell: HeatCell | undefined): cell is HeatCell =>
    !!onDrill && !!cell && cell.value !== null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return onActive(null);
    if ((event.key === "Enter" || event.key === " ") && canDrill(read)) {
      event.preventDefault();
      onDrill?.(read);
      return;
    }
    const next = active === null ? 0 : moveInHeat(event.key, active, cells);
    if (next === null) return;
    event.preventDefault();
    onActive(next);
  };

  const under = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const left = ((event.clientX - box.left) / box.width) * columns;
    return cellAt(cells, left, ((event.clientY - box.top) / box.height) * rows);
  };

  // A mouse opens at once; a finger first reads, and opens by a second touch of the same column.
  const onPointerUp = (event: PointerEvent) => {
    const index = under(event);
    const cell = index === null ? undefined : cells[index];
    const first = event.pointerType === "touch" && touched.current !== (cell?.x ?? null);
    touched.current = cell?.x ?? null;
    onActive(index);
    if (event.button === 0 && !first && canDrill(cell)) onDrill?.(cell);
  };

  const words = (cell: HeatCell) =>
    [
      ...(cell.value === null ? [] : [formatValue(cell.value)]),
      ...notesOf(t, cell, formatValue),
    ].join(", ");
  const place = shown && placeOf(shown);
  return (
    <div>
      <div className={rows > 12 ? `${styles.plot} ${styles.tall}` : styles.plot}>
        <div className={styles.area}>
          <Labels {...props} />
          <svg
            className={styles.drawing}
            viewBox={`0 0 ${columns} ${rows}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {looks.map(([look, path]) => (
              <path key={look} className={styles[look]} d={path} />
            ))}
          </svg>
          {place && (
            <span
              className={styles.pointed}
              style={{
                left: percent(place.left / columns),
                top: percent(place.top / rows),
                width: percent(1 / columns),
                height: percent(place.height / rows),
              }}
            />
          )}
          <div
            className={onDrill ? `${styles.field} ${styles.drill}` : styles.field}
            role="listbox"
            tabIndex={0}
            aria-label={title}
            aria-describedby={`${id}-help`}
            aria-activedescendant={read && `${id}-read`}
            onKeyDown={onKeyDown}
            onFocus={() => onActive(active ?? 0)}
            onBlur={() => onActive(null)}
            onPointerMove={(event) => event.pointerType === "mouse" && onActive(under(event))}
            onPointerLeave={(event) => event.pointerType === "mouse" && onActive(null)}
            onPointerDown={(event) => event.preventDefault()}
            onPointerUp={onPointerUp}
          >
            {/* Of thousands only the one that is read is there for readers. */}
            {read && (
              <div
                id={`${id}-read`}
                role="option"
                tabIndex={-1}
                aria-selected={active !== null}
                aria-setsize={cells.length}
                aria-posinset={(active ?? 0) + 1}
                aria-label={t(canDrill(read) ? "chart.drill" : "chart.read", {
                  label: read.name,
                  value: words(read),
                })}
              />
            )}
          </div>
        </div>
      </div>
      <Legend {...props} step={step} />
      <span id={`${id}-help`} className="visually-hidden">
        {t(onDrill ? "chart.helpHeat" : "chart.helpHeatRead")}
      </span>
    </div>
  );
}

/**
 * A season's week as a field of hours: eight kinds of days, each hour in its zone, told by number and
 * shade. Painted by mouse and finger (a rectangle from where it began), and by keyboard: arrows go,
 * with Shift they choose, a zone's number or Enter paints.
 */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./tariffs.module.css";
import { clockOf, HALF_HOURS, KINDS, type Spot, type Week } from "./week";

export type Zone = { number: number; title: { ru: string; en: string } };

export type WeekGridProps = {
  label: string;
  week: Week;
  zones: Zone[];
  /** Half-hours of a cell: 2 shows hours, 1 half-hours. */
  step: 1 | 2;
  /** The zone that is painted with; without `onPaint` the week is only looked at. */
  brush?: number;
  onPaint?: (from: Spot, to: Spot, zone: number) => void;
};

const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function spotOf(element: Element | null): Spot | null {
  const cell = element?.closest<HTMLElement>("[data-part]");
  return cell ? { row: Number(cell.dataset.row), part: Number(cell.dataset.part) } : null;
}

const between = (value: number, one: number, other: number) =>
  value >= Math.min(one, other) && value <= Math.max(one, other);

export function WeekGrid({ label, week, zones, step, brush = 1, onPaint }: WeekGridProps) {
  const { t } = useTranslation("tariffs");
  const language = useLanguage();
  const help = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Spot>({ row: 0, part: 0 });
  const [from, setFrom] = useState<Spot | null>(null);
  const drawing = useRef(false);
  const parts = Array.from({ length: HALF_HOURS / step }, (_, cell) => cell * step);
  const titles = new Map(zones.map(({ number, title }) => [number, title[language]]));
  const here = { row: at.row, part: at.part - (at.part % step) };
  const start = from ?? here;
  const chosen = (row: number, part: number) =>
    from !== null && between(row, start.row, here.row) && between(part, start.part, here.part);

  const go = (next: Spot, selecting: boolean) => {
    setFrom(selecting ? start : null);
    setAt(next);
    grid.current
      ?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-part="${next.part}"]`)
      ?.focus();
  };
  const paint = (zone: number) => {
    onPaint?.(start, here, zone);
    setFrom(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const zone = event.key === "Enter" || event.key === " " ? brush : Number(event.key);
    if (move) {
      const row = Math.min(KINDS.length - 1, Math.max(0, here.row + move[0]));
      const part = Math.min(HALF_HOURS - step, Math.max(0, here.part + move[1] * step));
      go({ row, part }, event.shiftKey);
    } else if (event.key === "Home") go({ row: here.row, part: 0 }, event.shiftKey);
    else if (event.key === "End") go({ row: here.row, part: HALF_HOURS - step }, event.shiftKey);
    else if (event.key === "Escape" && from) setFrom(null);
    else if (onPaint && titles.has(zone)) paint(zone);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent) => {
    const spot = spotOf(event.target as Element);
    if (!onPaint || !spot || event.button !== 0) return;
    drawing.current = true;
    setFrom(spot);
    setAt(spot);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drawing.current) return;
    // A finger's events go to where it came down; what lies below it counts.
    const spot = spotOf(document.elementFromPoint(event.clientX, event.clientY));
    if (spot) setAt(spot);
  };
  const onPointerUp = () => {
    if (!drawing.current) return;
    drawing.current = false;
    paint(brush);
  };
  const onPointerCancel = () => {
    drawing.current = false;
    setFrom(null);
  };
  return (
    <>
      {onPaint && (
        <p id={help} className={styles.hint}>
          {t("week.help")}
        </p>
      )}
      <div className={styles.scroll}>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked in
          role="grid"
          aria-label={label}
          aria-describedby={onPaint ? help : undefined}
          aria-readonly={!onPaint}
          className={styles.week}
          data-paint={onPaint ? "" : undefined}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerCancel}
        >
          <thead>
            <tr>
              <th scope="col" className={styles.day}>
                <span className="visually-hidden">{t("week.day")}</span>
              </th>
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={hour} scope="colgroup" colSpan={2 / step} className={styles.hour}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind, row) => (
              <tr key={kind}>
                <th scope="row" className={styles.day}>
                  {t(`kind.${kind}`)}
                </th>
                {parts.map((part) => {
                  const zone = week[row]?.[part] ?? 0;
                  const range = `${clockOf(part)}–${clockOf(part + step)}`;
                  return (
                    <td
                      key={part}
                      data-row={row}
                      data-part={part}
                      data-zone={zone}
                      data-chosen={chosen(row, part) ? "" : undefined}
                      aria-label={`${t(`kind.${kind}`)}, ${range}: ${zone}. ${titles.get(zone) ?? ""}`}
                      tabIndex={row === here.row && part === here.part ? 0 : -1}
                      className={styles.cell}
                      onFocus={() => !drawing.current && setAt({ row, part })}
                    >
                      {step === 2 ? zone : ""}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Which shade is which zone. */
export function ZoneLegend({ zones }: { zones: Zone[] }) {
  const language = useLanguage();
  return (
    <ul className={styles.legend}>
      {zones.map(({ number, title }) => (
        <li key={number}>
          <span className={styles.swatch} data-zone={number} aria-hidden="true">
            {number}
          </span>
          {title[language]}
        </li>
      ))}
    </ul>
  );
}

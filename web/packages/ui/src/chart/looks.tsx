/** What the looks of bars are drawn with: patterns that hold on paper, in the dark and in few colours. */
import { type Bar, isMissing } from "./bar";
import styles from "./chart.module.css";

export const LOOKS = ["incomplete", "running", "estimated", "doubtful", "nothing"] as const;
export type Look = "sound" | (typeof LOOKS)[number];

const PATTERNED: Partial<Record<Look, { size: number; turn?: number; shape: string }>> = {
  incomplete: { size: 5, turn: 45, shape: "M0 0H2V5H0Z" },
  estimated: { size: 5, shape: "M1 2.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0Z" },
  doubtful: { size: 4, shape: "M1.5 0H2.5V4H1.5Z" },
};

/** The patterns of one drawing; `id` keeps them apart from another drawing's. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {Object.entries(PATTERNED).map(([look, { size, turn, shape }]) => (
        <pattern
          key={look}
          id={`${id}-${look}`}
          width={size}
          height={size}
          patternUnits="userSpaceOnUse"
          patternTransform={turn ? `rotate(${turn})` : undefined}
        >
          <rect className={styles.ground} width={size} height={size} />
          <path className={styles.sound} d={shape} />
        </pattern>
      ))}
    </defs>
  );
}

/** Class and fill of a shape of this look. */
export function drawnAs(look: Look, id: string) {
  const fill = PATTERNED[look] ? `url(#${id}-${look})` : undefined;
  return { className: styles[look], fill };
}

/** How the part of a bar that is measured looks. */
export function lookOf(bar: Bar): Look {
  if (bar.complete) return "sound";
  return bar.running ? "running" : "incomplete";
}

/** Which looks a bar has beside the sound one. */
export function looksOf(bar: Bar): Look[] {
  const found: Look[] = isMissing(bar) ? ["nothing"] : [];
  if (bar.value !== null) found.push(lookOf(bar));
  if (typeof bar.estimated === "number") found.push("estimated");
  if (typeof bar.doubtful === "number") found.push("doubtful");
  return found;
}

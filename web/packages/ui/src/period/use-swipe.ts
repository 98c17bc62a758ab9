/** Horizontal strokes of a finger: to the left for what comes after, to the right for what was before. */
import { type TouchEvent, useRef } from "react";

/** The least length of a stroke, px, and how much longer than high it is. */
const LENGTH = 60;
const FLAT = 2;

export type Swipe = { onBefore: (() => void) | null; onAfter: (() => void) | null };

/** Handlers for the element that is stroked; two fingers enlarge the page and are no stroke. */
export function useSwipe({ onBefore, onAfter }: Swipe) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const onTouchStart = ({ touches }: TouchEvent) => {
    const finger = touches[0];
    start.current =
      finger && touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : null;
  };
  const onTouchEnd = ({ changedTouches }: TouchEvent) => {
    const finger = changedTouches[0];
    const from = start.current;
    start.current = null;
    if (!finger || !from) return;
    const across = finger.clientX - from.x;
    const down = Math.abs(finger.clientY - from.y);
    if (Math.abs(across) < LENGTH || Math.abs(across) < down * FLAT) return;
    (across < 0 ? onAfter : onBefore)?.();
  };
  const onTouchCancel = () => {
    start.current = null;
  };
  return { onTouchStart, onTouchEnd, onTouchCancel };
}

/** A tile taken by its handle and let go above another: by mouse, pen or finger. */
import { type PointerEvent, useState } from "react";
import type { TileName } from "./arrangement";

/** The tile that lies below a point of the window. */
function tileAt(x: number, y: number): TileName | null {
  const below = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-tile]");
  return (below?.dataset.tile as TileName | undefined) ?? null;
}

export function useDrag(onMove: (name: TileName, to: TileName) => void) {
  const [taken, setTaken] = useState<TileName | null>(null);
  const [over, setOver] = useState<TileName | null>(null);
  const letGo = () => {
    setTaken(null);
    setOver(null);
  };
  return {
    taken,
    over: over === taken ? null : over,
    /** What the handle of a tile listens to. */
    handleOf: (name: TileName) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setTaken(name);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (taken === name) setOver(tileAt(event.clientX, event.clientY));
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const to = tileAt(event.clientX, event.clientY);
        if (taken === name && to && to !== name) onMove(name, to);
        letGo();
      },
      onPointerCancel: letGo,
    }),
  };
}

export type Handle = ReturnType<ReturnType<typeof useDrag>["handleOf"]>;

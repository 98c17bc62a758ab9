/**
 * A map over a plain ground, or over tiles where an address of them is given. It is loaded when it is
 * shown and keeps its place until then. It is never the only way: what it shows is told beside it.
 */
import { type ReactNode, Suspense } from "react";
import { lazyPage } from "../page/lazy-page";
import { PageBoundary } from "../page/page-boundary";
import styles from "./map.module.css";
import type { Box, MapArea, MapCircle, MapPoint, Place } from "./shapes";

export type MapViewProps = {
  /** What the map is of, for readers who do not see it. */
  label: string;
  areas?: MapArea[];
  points?: MapPoint[];
  circle?: MapCircle | null;
  /** Corners of what is being drawn; they can be moved when `onCorners` is given. */
  corners?: Place[];
  onCorners?: (corners: Place[]) => void;
  /** A press on the ground. */
  onPick?: (at: Place) => void;
  /** A press on a point or an area, by its key. */
  onChoose?: (key: string) => void;
  /** What is seen after the map was moved. */
  onMove?: (box: Box) => void;
  /** What the map opens on when it shows nothing yet. */
  start?: Box | null;
  /** Another value brings all that is shown into view. */
  fit?: string;
  /** Template of a tile server's addresses; null: the plain ground. */
  tiles?: string | null;
  attribution?: string | null;
  /** A finger scrolls the page; two of them, and the buttons, move the map. */
  scrollsPage?: boolean;
  size?: "small" | "large";
  /** What the signs mean. */
  legend?: ReactNode;
};

const Canvas = lazyPage(() => import("./map-canvas"));
const Failed = lazyPage(() => import("./map-failed"));

export function MapView({ size = "small", legend, ...props }: MapViewProps) {
  return (
    <div className={styles.whole}>
      <div className={size === "large" ? `${styles.place} ${styles.large}` : styles.place}>
        <PageBoundary
          page="map"
          without={
            <Suspense fallback={null}>
              <Failed />
            </Suspense>
          }
        >
          <Suspense fallback={<div className={styles.waiting} aria-hidden="true" />}>
            <Canvas {...props} />
          </Suspense>
        </PageBoundary>
      </div>
      {legend}
    </div>
  );
}

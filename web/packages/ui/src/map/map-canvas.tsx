/** The map itself (Leaflet). Its layers are drawn in SVG, so that the page's own styles colour them. */

import { control, type LatLngBounds, map as newMap, type Map as Plan, tileLayer } from "leaflet";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { STILL } from "../theme/use-still";
import { draw } from "./layers";
import styles from "./map.module.css";
import type { MapViewProps } from "./map-view";
import { mapWords } from "./map-words";
import { type Box, boxOfShown } from "./shapes";

export const words = mapWords;

/** Where there is nothing to look at yet: from the Baltic to the Urals. */
const START: Box = [20, 45, 65, 65];
const CLOSEST = 16;
const LARGEST_ZOOM = 19;
const PADDING = 28;

type CanvasProps = Omit<MapViewProps, "size" | "legend">;

function boxSeen(bounds: LatLngBounds): Box {
  const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  return [
    within(bounds.getWest(), 180),
    within(bounds.getSouth(), 90),
    within(bounds.getEast(), 180),
    within(bounds.getNorth(), 90),
  ];
}

function show(plan: Plan, [west, south, east, north]: Box): void {
  const bounds: [number, number][] = [
    [south, west],
    [north, east],
  ];
  plan.fitBounds(bounds, { maxZoom: CLOSEST, padding: [PADDING, PADDING], animate: false });
}

type Names = { in: string; out: string; m: string; km: string };

/** The library knows the scale's units in one language only. */
function sayScale(plan: Plan, { m, km }: Names): void {
  const say = () => {
    const line = plan.getContainer().querySelector(".leaflet-control-scale-line");
    if (!line?.textContent) return;
    line.textContent = line.textContent.replace(/[a-z]+$/, (unit) => (unit === "km" ? km : m));
  };
  plan.on("move zoomend", say);
  plan.whenReady(say);
}

/** A new map in its place, with buttons that are named in the page's language. */
function begin(place: HTMLElement, names: Names, scrollsPage: boolean): Plan {
  const still = window.matchMedia(STILL).matches;
  const touched = window.matchMedia("(pointer: coarse)").matches;
  const plan = newMap(place, {
    attributionControl: false,
    zoomControl: false,
    // A page is scrolled over a map more often than the map is meant.
    scrollWheelZoom: false,
    dragging: !(scrollsPage && touched),
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    keyboardPanDelta: 60,
    maxZoom: LARGEST_ZOOM,
    minZoom: 2,
  });
  control.zoom({ zoomInTitle: names.in, zoomOutTitle: names.out }).addTo(plan);
  control.scale({ imperial: false, position: "bottomleft" }).addTo(plan);
  sayScale(plan, names);
  return plan;
}

/** Where the wheel is turned over a map that is in use, it zooms. */
function zoomWhileFocused(plan: Plan): void {
  plan.on("focus", () => plan.scrollWheelZoom.enable());
  plan.on("blur", () => plan.scrollWheelZoom.disable());
}

function usePlan({ scrollsPage = false, start, ...props }: CanvasProps) {
  const { t } = useTranslation("map");
  const place = useRef<HTMLDivElement>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  // In the render that makes the map anew (another language), effects still see the former one.
  const here = useRef<Plan | null>(null);
  const acts = useRef(props);
  acts.current = props;
  const opened = useRef(start);
  const [zoomIn, zoomOut, m, km] = [t("zoomIn"), t("zoomOut"), t("metres"), t("kilometres")];
  useEffect(() => {
    if (!place.current) return;
    const made = begin(place.current, { in: zoomIn, out: zoomOut, m, km }, scrollsPage);
    show(made, boxOfShown(shownIn(acts.current)) ?? opened.current ?? START);
    zoomWhileFocused(made);
    made.on("click", ({ latlng }) => {
      const { lng, lat } = latlng.wrap();
      acts.current.onPick?.([lng, lat]);
    });
    const moved = () => acts.current.onMove?.(boxSeen(made.getBounds()));
    made.on("moveend", moved);
    moved();
    here.current = made;
    setPlan(made);
    return () => {
      here.current = null;
      setPlan(null);
      made.remove();
    };
  }, [zoomIn, zoomOut, m, km, scrollsPage]);
  return { place, plan, here, acts };
}

function shownIn({ areas = [], points = [], circle }: CanvasProps) {
  return { areas, points, circle };
}

export function Component(props: CanvasProps) {
  const { t } = useTranslation("map");
  const keys = useId();
  const { place, plan, here, acts } = usePlan(props);
  const { areas, points, circle, corners, fit, tiles, attribution } = props;
  useEffect(() => {
    if (!plan || here.current !== plan) return;
    const layers = draw(plan, { areas, points, circle, corners }, () => acts.current);
    return () => {
      layers.remove();
    };
  }, [plan, here, acts, areas, points, circle, corners]);
  useEffect(() => {
    if (!plan || here.current !== plan || !tiles) return;
    const layer = tileLayer(tiles, {
      maxZoom: LARGEST_ZOOM,
      // Whose map it is may count or refuse who asks, by the address of the cabinet alone.
      referrerPolicy: "strict-origin",
    }).addTo(plan);
    return () => {
      layer.remove();
    };
  }, [plan, here, tiles]);
  const all = () => {
    const box = plan && boxOfShown(shownIn(acts.current));
    if (plan && box) show(plan, box);
  };
  const fitted = useRef(fit);
  useEffect(() => {
    if (!plan || here.current !== plan || fitted.current === fit) return;
    fitted.current = fit;
    const box = boxOfShown(shownIn(acts.current));
    if (box) show(plan, box);
  }, [plan, here, acts, fit]);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of controls, a section one more landmark */}
      <div
        ref={place}
        className={styles.canvas}
        role="group"
        data-picking={props.onPick ? true : undefined}
        aria-label={props.label}
        aria-describedby={keys}
      />
      <p id={keys} className="visually-hidden">
        {t("keys")}
      </p>
      <button type="button" className={styles.all} onClick={all}>
        {t("all")}
      </button>
      {tiles && attribution && <p className={styles.attribution}>{attribution}</p>}
    </>
  );
}

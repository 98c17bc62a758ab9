/** Draws areas, circles, points and corners on a map. */
import {
  circleMarker,
  divIcon,
  type Layer,
  type LayerGroup,
  layerGroup,
  circle as leafletCircle,
  marker,
  type PathOptions,
  type Map as Plan,
  polygon,
} from "leaflet";
import styles from "./map.module.css";
import type { MapViewProps } from "./map-view";
import { type MapArea, type MapPoint, type Place, polygonsOf } from "./shapes";

type Drawn = Pick<MapViewProps, "areas" | "points" | "circle" | "corners">;
type Acts = Pick<MapViewProps, "onCorners" | "onChoose" | "onPick">;

const RADIUS: Record<MapPoint["tone"], number> = {
  house: 4,
  current: 5,
  planned: 5,
  over: 5,
  chosen: 6,
  own: 9,
  cluster: 13,
};

const there = ([lon, lat]: Place): [number, number] => [lat, lon];

/** As an element: words of people are never read as HTML. */
function written(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

function told(layer: Layer, { label, sign }: Pick<MapPoint, "label" | "sign">): void {
  if (sign) {
    layer.bindTooltip(written(sign), {
      permanent: true,
      direction: "top",
      offset: [0, -8],
      className: styles.sign ?? "",
    });
  } else if (label) {
    layer.bindTooltip(written(label), { sticky: true, className: styles.tip ?? "" });
  }
}

function look(tone: MapPoint["tone"], acts: () => Acts): PathOptions {
  const { onChoose, onPick } = acts();
  return {
    className: [styles.path, styles[tone], onChoose && styles.pressable].filter(Boolean).join(" "),
    // While something is drawn a press on what is there is a press on the ground.
    bubblingMouseEvents: onPick !== undefined,
  };
}

function areaOf(area: MapArea, acts: () => Acts): Layer {
  const rings = polygonsOf(area.shape).map((one) => one.map((ring) => ring.map(there)));
  const layer = polygon(rings, look(area.tone, acts));
  told(layer, area);
  return layer.on("click", () => acts().onChoose?.(area.key));
}

function pointOf(point: MapPoint, acts: () => Acts): Layer {
  const layer = circleMarker(there(point.at), {
    ...look(point.tone, acts),
    radius: RADIUS[point.tone],
  });
  told(layer, point);
  return layer.on("click", () => acts().onChoose?.(point.key));
}

/** A corner that can be moved with the mouse or a finger; its number stands in the list beside. */
function cornerOf(at: Place, n: number, corners: Place[], acts: () => Acts): Layer {
  const icon = divIcon({
    className: styles.corner ?? "",
    html: written(String(n + 1)),
    iconSize: [24, 24],
  });
  const layer = marker(there(at), { icon, draggable: true, keyboard: false, autoPan: true });
  return layer.on("dragend", () => {
    const { lng, lat } = layer.getLatLng().wrap();
    acts().onCorners?.(corners.map((one, place) => (place === n ? [lng, lat] : one)));
  });
}

function outline(corners: Place[], acts: () => Acts): Layer[] {
  if (corners.length < 2) return [];
  return [polygon(corners.map(there), { ...look("chosen", acts), interactive: false })];
}

export function draw(plan: Plan, drawn: Drawn, acts: () => Acts): LayerGroup {
  const { areas = [], points = [], circle, corners = [] } = drawn;
  const movable = acts().onCorners !== undefined;
  const layers = [
    ...areas.map((area) => areaOf(area, acts)),
    ...(circle
      ? [
          leafletCircle(there(circle.center), {
            ...look("chosen", acts),
            radius: circle.metres,
            interactive: false,
          }),
        ]
      : []),
    ...points.map((point) => pointOf(point, acts)),
    ...outline(corners, acts),
    ...(movable ? corners.map((at, n) => cornerOf(at, n, corners, acts)) : []),
  ];
  return layerGroup(layers).addTo(plan);
}

/** What an outage is about, as it is written down: houses, corners, a circle or a substation. */
import type { OutageScope, StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import {
  crossesItself,
  outlineOf,
  type Place,
  placeOfText,
  polygonOf,
  textOfPlace,
} from "@personal-cabinet/ui/map/shapes";

export const SCOPES = ["buildings", "area", "radius", "substation"] as const;
export type ScopeKind = (typeof SCOPES)[number];

export type Chosen = { id: number; address: string; point: Place | null };

export type ScopeValues = {
  kind: ScopeKind;
  buildings: Chosen[];
  /** A corner a line, latitude first. */
  corners: string;
  center: string;
  metres: string;
  substation: string;
};

export const EMPTY_SCOPE: ScopeValues = {
  kind: "buildings",
  buildings: [],
  corners: "",
  center: "",
  metres: "300",
  substation: "",
};

export const LEAST_METRES = 10;
export const MOST_METRES = 50_000;
export const MOST_CORNERS = 500;

/** Why there is no scope: `empty` is no fault yet. */
export type Wrong = "empty" | "corner" | "few" | "many" | "crosses" | "center" | "metres";
export type Read = { scope: OutageScope } | { wrong: Wrong };

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

/** The corners that can be read, in their order. */
export function cornersOfText(text: string): Place[] {
  return linesOf(text).flatMap((line) => {
    const at = placeOfText(line);
    return at ? [at] : [];
  });
}

export const textOfCorners = (corners: Place[]) => corners.map(textOfPlace).join("\n");

function readArea({ corners: text }: ScopeValues): Read {
  const lines = linesOf(text);
  if (lines.length === 0) return { wrong: "empty" };
  const corners = cornersOfText(text);
  if (corners.length < lines.length) return { wrong: "corner" };
  const polygon = polygonOf(corners);
  if (!polygon) return { wrong: "few" };
  if (corners.length > MOST_CORNERS) return { wrong: "many" };
  return crossesItself(corners) ? { wrong: "crosses" } : { scope: { kind: "area", polygon } };
}

function readRadius({ center: text, metres: written }: ScopeValues): Read {
  if (!text.trim()) return { wrong: "empty" };
  const center = placeOfText(text);
  if (!center) return { wrong: "center" };
  const metres = Number(written);
  if (!Number.isInteger(metres) || metres < LEAST_METRES || metres > MOST_METRES) {
    return { wrong: "metres" };
  }
  return { scope: { kind: "radius", center, metres } };
}

export function readScope(values: ScopeValues): Read {
  const { kind, buildings, substation } = values;
  if (kind === "area") return readArea(values);
  if (kind === "radius") return readRadius(values);
  if (kind === "substation") {
    const name = substation.trim();
    return name ? { scope: { kind, name } } : { wrong: "empty" };
  }
  const ids = buildings.map(({ id }) => id);
  return ids.length > 0 ? { scope: { kind, building_ids: ids } } : { wrong: "empty" };
}

/** An outage's scope as it is written; of chosen houses those whose address is known. */
export function valuesOf({ scope, buildings_shown }: StaffOutageCardOut): ScopeValues {
  const known = new Map(buildings_shown.map((one) => [one.id, one]));
  return {
    ...EMPTY_SCOPE,
    kind: scope.kind,
    buildings: (scope.building_ids ?? []).map(
      (id) => known.get(id) ?? { id, address: `№ ${id}`, point: null },
    ),
    corners: scope.polygon
      ? textOfCorners(outlineOf(scope.polygon as { type: string; coordinates: unknown }))
      : "",
    center: scope.center ? textOfPlace(scope.center) : "",
    metres: String(scope.metres ?? EMPTY_SCOPE.metres),
    substation: scope.name ?? "",
  };
}

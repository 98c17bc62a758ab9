/** What a map shows, in WGS 84: places are `[longitude, latitude]`, as GeoJSON has them. */

/** `[longitude, latitude]` in degrees. */
export type Place = [number, number];

/** A polygon or several, as GeoJSON; the rings of one are its outline and then its holes. */
export type Shape = { type: string; coordinates: unknown };

/** What is meant: never told by colour alone, lines and fillings differ, too. */
export type Tone = "current" | "planned" | "over" | "chosen";

export type MapArea = {
  key: string;
  shape: Shape;
  tone: Tone;
  /** Told when it is pointed at. */
  label?: string;
  /** A map opens on what is near. */
  far?: boolean;
};

export type MapPoint = {
  key: string;
  at: Place;
  tone: Tone | "house" | "own" | "cluster";
  label?: string;
  /** Written beside it, always. */
  sign?: string;
  far?: boolean;
};

export type MapCircle = { center: Place; metres: number };

/** West, south, east, north. */
export type Box = [number, number, number, number];

const METRES_OF_A_DEGREE = 111_320;

/** Whether both numbers are degrees of the world. */
export function isPlace(at: unknown): at is Place {
  if (!Array.isArray(at) || at.length < 2) return false;
  const [lon, lat] = at;
  return (
    Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
  );
}

/** The polygons of a shape; what is none has none. */
export function polygonsOf({ type, coordinates }: Shape): Place[][][] {
  if (type === "Polygon") return [coordinates as Place[][]];
  return type === "MultiPolygon" ? (coordinates as Place[][][]) : [];
}

/** The corners of a circle's box. */
export function cornersOf({ center: [lon, lat], metres }: MapCircle): Place[] {
  const up = metres / METRES_OF_A_DEGREE;
  const aside = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [
    [lon - aside, lat - up],
    [lon + aside, lat + up],
  ];
}

/** The least box around places; null around none. */
export function boxOf(places: Place[]): Box | null {
  const known = places.filter(isPlace);
  if (known.length === 0) return null;
  const lons = known.map(([lon]) => lon);
  const lats = known.map(([, lat]) => lat);
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(lons), least(lats), most(lons), most(lats)];
}

/** Whether a place lies in a box. */
export function holds([west, south, east, north]: Box, [lon, lat]: Place): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

type Shown = { areas: MapArea[]; points: MapPoint[]; circle?: MapCircle | null | undefined };

/** The box of what a map opens on: of what is near, or else of all. */
export function boxOfShown({ areas, points, circle }: Shown): Box | null {
  const places = (all: boolean): Place[] => [
    ...areas.filter(({ far }) => all || !far).flatMap(({ shape }) => polygonsOf(shape).flat(2)),
    ...points.filter(({ far }) => all || !far).map(({ at }) => at),
    ...(circle ? cornersOf(circle) : []),
  ];
  return boxOf(places(false)) ?? boxOf(places(true));
}

/** `55.0302 73.2806` or with a comma between: latitude first, as maps and navigators write it. */
export function placeOfText(text: string): Place | null {
  const numbers = text
    .trim()
    .split(/\s*[;\s]\s*|,\s+/)
    .filter(Boolean)
    .map((part) => Number(part.replace(",", ".").replace(/[°NSEW]/gi, "")));
  // `55.03,73.28`: the comma parts two numbers that have points of their own.
  const parted = /^(-?\d+\.\d+),(-?\d+\.\d+)$/.exec(text.trim());
  const [lat, lon] = parted ? [Number(parted[1]), Number(parted[2])] : numbers;
  if (!parted && numbers.length !== 2) return null;
  const at = [lon, lat];
  return isPlace(at) ? at : null;
}

const DIGITS = 5;

/** A place as `placeOfText` reads it, to a metre. */
export function textOfPlace([lon, lat]: Place): string {
  return `${lat.toFixed(DIGITS)} ${lon.toFixed(DIGITS)}`;
}

/** Whether two lines cross; where they only touch they do not. */
function cross([a, b]: [Place, Place], [c, d]: [Place, Place]): boolean {
  const side = (p: Place, q: Place, r: Place) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether the outline through these corners crosses itself. */
export function crossesItself(corners: Place[]): boolean {
  const sides = corners.map((corner, n): [Place, Place] => [
    corner,
    corners[(n + 1) % corners.length] ?? corner,
  ]);
  return sides.some((one, n) => sides.slice(n + 1).some((other) => cross(one, other)));
}

/** The polygon of an outline; null while it has fewer than three corners. */
export function polygonOf(corners: Place[]): { type: "Polygon"; coordinates: Place[][] } | null {
  const [first] = corners;
  if (!first || corners.length < 3) return null;
  return { type: "Polygon", coordinates: [[...corners, first]] };
}

/** The corners of a polygon's outline, the first one once. */
export function outlineOf(shape: Shape): Place[] {
  const [outline = []] = polygonsOf(shape)[0] ?? [];
  const [first] = outline;
  const last = outline[outline.length - 1];
  const closed = first && last && first[0] === last[0] && first[1] === last[1];
  return closed && outline.length > 1 ? outline.slice(0, -1) : outline;
}

/** Why a tile needs somebody, in a few words, and where it is dealt with. */
import type { AnalyticsFigures, AnalyticsTile } from "@personal-cabinet/api/admin";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import type { TileName } from "./arrangement";
import { sectionAt, type Teller } from "./story";

export type Reason = AnalyticsTile["reasons"][number];
export type Told = {
  key: string;
  tile: TileName;
  text: string;
  to: string | undefined;
  bad: boolean;
};

const OVERDUE_METERS = sectionAt("/meters", { state: "in_service", verification: "overdue" });
const WAYS: Partial<Record<Reason, string>> = {
  collection_low: sectionAt("/meters", { daily: "missing" }),
  outages_emergency: sectionAt("/outages", { status: "current", kind: "emergency" }),
  outages_overdue: sectionAt("/outages", { status: "current" }),
  appeals_overdue: sectionAt("/appeals", { overdue: "true" }),
  registrations_old: sectionAt("/registrations", { state: "waiting" }),
  sources_failing: "/sources",
  sources_behind: "/sources",
  sources_refused: "/sources",
  letters_abandoned: sectionAt("/letters", { state: "abandoned" }),
  verification_overdue: OVERDUE_METERS,
};

function countOf(reason: Reason, figures: AnalyticsFigures): number {
  const { collection, outages, appeals, registrations, sources, letters, meters } = figures;
  switch (reason) {
    case "collection_low":
      return collection ? collection.controlled - collection.arrived : 0;
    case "outages_emergency":
      return outages?.emergency ?? 0;
    case "outages_overdue":
      return outages?.overdue ?? 0;
    case "appeals_overdue":
      return appeals?.overdue ?? 0;
    case "registrations_old":
      return registrations?.waiting ?? 0;
    case "sources_failing":
      return sources?.failing ?? 0;
    case "sources_refused":
      return sources?.refused ?? 0;
    case "letters_abandoned":
      return letters?.abandoned ?? 0;
    case "verification_overdue":
      return meters?.verification_overdue ?? 0;
    default:
      return 0;
  }
}

/** What is to be done about a tile, the worst first; that figures are old is the tile's own affair. */
export function reasonsOf(
  tile: AnalyticsTile,
  figures: AnalyticsFigures,
  { t, number, language }: Teller,
): Told[] {
  return tile.reasons.map((reason, place) => {
    const count = countOf(reason, figures);
    const at = tile.counted_at ? formatDayAndTime(tile.counted_at, language) : "";
    return {
      key: `${tile.name}-${reason}`,
      tile: tile.name,
      text: t(`analytics:reason.${reason}`, {
        count,
        number: number(count),
        at,
        tile: t(`analytics:tile.${tile.name}`),
      }),
      to: WAYS[reason],
      // The state is that of the worst reason, which stands first.
      bad: place === 0 && tile.state === "bad",
    };
  });
}

/** Of all tiles, the worst first; of figures that are old one word is enough. */
export function worstFirst(
  tiles: readonly AnalyticsTile[],
  figures: AnalyticsFigures,
  teller: Teller,
): Told[] {
  const all = tiles.flatMap((tile) => reasonsOf(tile, figures, teller));
  return [...all.filter(({ bad }) => bad), ...all.filter(({ bad }) => !bad)];
}

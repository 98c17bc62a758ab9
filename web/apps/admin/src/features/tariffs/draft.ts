/** A version while it is written: weeks painted, prices as typed; and the way there and back. */
import type { VersionTerms } from "@personal-cabinet/api/cabinet";
import { daysOf, evenWeek, type Week, weekOf } from "./week";

export type SeasonDraft = {
  key: number;
  title: VersionTerms["seasons"][number]["title"];
  /** Day and month as people write them: `15.10`. */
  begins: string;
  ends: string;
  week: Week;
};

export type Draft = {
  validFrom: string;
  zones: VersionTerms["zones"];
  seasons: SeasonDraft[];
  /** Upper limits of the bands but the last, as typed. */
  limits: string[];
  /** By zone (from 0) and band, as typed. */
  prices: string[][];
  vatPercent: string;
  vatIncluded: boolean;
  source: string;
};

const turned = (text: string, from: string, to: string) => text.split(from).reverse().join(to);
const dotted = (price: string) => price.trim().replace(",", ".");

export function draftOf(terms: VersionTerms, comma: boolean): Draft {
  const shown = (price: string) => (comma ? price.replace(".", ",") : price);
  return {
    validFrom: terms.valid_from,
    zones: terms.zones,
    seasons: terms.seasons.map((season, key) => ({
      key,
      title: season.title ?? null,
      begins: turned(season.begins, "-", "."),
      ends: turned(season.ends, "-", "."),
      week: weekOf(season.days),
    })),
    limits: terms.bands.flatMap(({ up_to_kwh: limit }) => (limit === null ? [] : [String(limit)])),
    prices: terms.zones.map(({ number }) =>
      terms.bands.map((_, band) =>
        shown(
          terms.prices.find((one) => one.zone === number && (one.band ?? 1) === band + 1)?.price ??
            "",
        ),
      ),
    ),
    vatPercent: shown(terms.vat_percent),
    vatIncluded: terms.vat_included,
    source: terms.source ?? "",
  };
}

export function emptyDraft(
  validFrom: string,
  titles: VersionTerms["zones"][number]["title"],
): Draft {
  return {
    validFrom,
    zones: [{ number: 1, title: titles }],
    seasons: [{ key: 0, title: null, begins: "01.01", ends: "31.12", week: evenWeek(1) }],
    limits: [],
    prices: [[""]],
    vatPercent: "20",
    vatIncluded: true,
    source: "",
  };
}

/** A limit that is no whole number is told by the service, as one that does not rise. */
const limitOf = (text: string) => {
  const plain = text.replace(/\s/g, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : 0;
};

export function termsOf(draft: Draft): VersionTerms {
  return {
    valid_from: draft.validFrom,
    zones: draft.zones,
    seasons: draft.seasons.map(({ title, begins, ends, week }) => ({
      title,
      begins: turned(begins.trim(), ".", "-"),
      ends: turned(ends.trim(), ".", "-"),
      days: daysOf(week),
    })),
    bands: [...draft.limits.map((limit) => ({ up_to_kwh: limitOf(limit) })), { up_to_kwh: null }],
    band_rule: "all_zones_pro_rata",
    prices: draft.zones.flatMap(({ number }, zone) =>
      [...draft.limits, ""].map((_, band) => ({
        zone: number,
        band: band + 1,
        price: dotted(draft.prices[zone]?.[band] ?? ""),
      })),
    ),
    vat_percent: dotted(draft.vatPercent),
    vat_included: draft.vatIncluded,
    source: draft.source.trim(),
  };
}

/** With so many zones; what was painted in one that is gone becomes the first. */
export function withZones(draft: Draft, zones: Draft["zones"]): Draft {
  const known = new Set(zones.map(({ number }) => number));
  return {
    ...draft,
    zones,
    prices: zones.map((_, at) => draft.prices[at] ?? ["", ...draft.limits.map(() => "")]),
    seasons: draft.seasons.map((season) => ({
      ...season,
      week: season.week.map((day) => day.map((zone) => (known.has(zone) ? zone : 1))),
    })),
  };
}

/** With these limits; a band that is new has no prices yet. */
export function withLimits(draft: Draft, limits: string[]): Draft {
  return {
    ...draft,
    limits,
    prices: draft.prices.map((row) => [...limits, ""].map((_, band) => row[band] ?? "")),
  };
}

/** Houses where they stand, as many as the map's window holds; where there are too many, clusters. */
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { MapLegend } from "@personal-cabinet/ui/map/map-legend";
import type { MapViewProps } from "@personal-cabinet/ui/map/map-view";
import { type Box, holds, type MapPoint, type Place } from "@personal-cabinet/ui/map/shapes";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { buildingsIn } from "./api/list-buildings";
import type { Chosen } from "./scope-values";
import { StaffMap } from "./staff-map";

type Shown = Pick<
  MapViewProps,
  "label" | "areas" | "circle" | "corners" | "onCorners" | "onPick" | "fit" | "size"
>;
export type HousesMapProps = Shown & {
  chosen: Chosen[];
  /** Places of houses that are touched besides. */
  touched?: Place[];
  /** A house was pressed. */
  onToggle?: (building: Chosen) => void;
  start?: Box | null;
  onMove?: (box: Box) => void;
};

const NO_PLACES: Place[] = [];

/** The signs of houses; those that are chosen or touched lie above the others. */
function useSigns({ chosen, touched = NO_PLACES }: HousesMapProps, box: Box | null) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const { data } = useQuery(buildingsIn(box));
  return useMemo(() => {
    const ids = new Set(chosen.map(({ id }) => id));
    const houses = (data?.items ?? []).flatMap((one): MapPoint[] =>
      one.point && !ids.has(one.id)
        ? [
            {
              key: String(one.id),
              at: one.point,
              tone: one.outage ?? "house",
              label: t("houseLabel", { address: one.address, count: one.accounts }),
              far: true,
            },
          ]
        : [],
    );
    const clusters = (data?.clusters ?? []).map(
      (one): MapPoint => ({
        key: `cluster ${one.point.join(" ")}`,
        at: one.point,
        tone: "cluster",
        sign: formatNumber(one.buildings, language),
        far: true,
      }),
    );
    const marked = [
      ...touched.map((at, n): MapPoint => ({ key: `touched ${n}`, at, tone: "chosen" })),
      ...chosen.flatMap(({ id, address, point }): MapPoint[] =>
        point ? [{ key: String(id), at: point, tone: "chosen", label: address }] : [],
      ),
    ];
    return { points: [...clusters, ...houses, ...marked], data };
  }, [chosen, touched, data, t, language]);
}

/** In a window wider than this, in degrees, a house is not seen for what it is. */
const WIDE = 0.25;

/** Brings a house into view that was found by its address; one that is seen moves nothing. */
function useFit(chosen: Chosen[], box: Box | null, fit = ""): string {
  const shown = useRef("");
  const last = chosen[chosen.length - 1]?.point;
  const wide = box && box[2] - box[0] > WIDE;
  if (last && box && (wide || !holds(box, last))) shown.current = last.join(" ");
  return `${fit} ${shown.current}`;
}

export function HousesMap(props: HousesMapProps) {
  const { t } = useTranslation("outages");
  const { chosen, touched: _touched, onToggle, onMove, start, ...map } = props;
  const [box, setBox] = useState<Box | null>(null);
  const fit = useFit(chosen, box, map.fit);
  const { points, data } = useSigns(props, box);
  const choose = (key: string) => {
    const before = chosen.find(({ id }) => String(id) === key);
    const found = before ?? data?.items.find(({ id }) => String(id) === key);
    if (found) onToggle?.({ id: found.id, address: found.address, point: found.point });
  };
  return (
    <StaffMap
      {...map}
      fit={fit}
      points={points}
      start={start ?? null}
      {...(onToggle ? { onChoose: choose } : {})}
      onMove={(next) => {
        setBox(next);
        onMove?.(next);
      }}
      legend={
        <MapLegend
          entries={[
            { tone: "house", label: t("map.house") },
            { tone: "chosen", label: t("map.chosen") },
            { tone: "current", label: t("map.current") },
            { tone: "planned", label: t("map.planned") },
            { tone: "cluster", label: t("map.cluster") },
          ]}
        />
      }
    />
  );
}

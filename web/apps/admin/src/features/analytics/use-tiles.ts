/** The tiles as who looks has arranged them, and what arranges them. */
import type { Analytics, AnalyticsTile } from "@personal-cabinet/api/admin";
import { useState } from "react";
import { useKeptArrangement } from "./api/keep-arrangement";
import { arrangementOf, moved, orderOf, type TileName } from "./arrangement";
import type { Teller } from "./story";

export function useTiles(told: Analytics, { t }: Teller) {
  const keep = useKeptArrangement();
  const [said, say] = useState("");
  const usual = told.tiles.map(({ name }) => name);
  const order = orderOf(usual, told.arrangement);
  const hidden = told.arrangement.hidden.filter((name) => usual.includes(name));
  const byName = new Map(told.tiles.map((tile) => [tile.name, tile]));
  const shown = order
    .filter((name) => !hidden.includes(name))
    .map((name) => byName.get(name))
    .filter((tile): tile is AnalyticsTile => tile !== undefined);
  const put = (nextOrder: readonly TileName[], nextHidden: readonly TileName[]) =>
    keep.mutate(arrangementOf(usual, nextOrder, nextHidden));
  const title = (name: TileName) => t(`analytics:tile.${name}`);
  return {
    shown,
    hidden,
    changed: told.arrangement.order.length > 0 || hidden.length > 0,
    error: keep.error,
    /** What a screen reader is told of the last change. */
    said,
    move: (name: TileName, to: TileName) => {
      const next = moved(order, name, to);
      put(next, hidden);
      const place = next.filter((one) => !hidden.includes(one)).indexOf(name) + 1;
      say(t("analytics:arrange.moved", { tile: title(name), place, count: shown.length }));
    },
    hide: (name: TileName) => {
      put(order, [...hidden, name]);
      say(t("analytics:arrange.isHidden", { tile: title(name) }));
    },
    show: (name: TileName) => {
      put(
        order,
        hidden.filter((one) => one !== name),
      );
      say(t("analytics:arrange.isShown", { tile: title(name) }));
    },
    reset: () => {
      put(usual, []);
      say(t("analytics:arrange.isReset"));
    },
  };
}

/** The tiles in the order of who looks; while they are arranged each can be taken and put elsewhere. */
import type { Analytics, AnalyticsTile } from "@personal-cabinet/api/admin";
import { useEffect, useRef } from "react";
import styles from "./analytics.module.css";
import type { TileName } from "./arrangement";
import type { Teller } from "./story";
import { Tile } from "./tile";
import { TileTools } from "./tile-tools";
import { useDrag } from "./use-drag";

export type TileGridProps = {
  told: Analytics;
  shown: readonly AnalyticsTile[];
  arranging: boolean;
  teller: Teller;
  /** Puts a tile where another one stands. */
  onMove: (name: TileName, to: TileName) => void;
  onHide: (name: TileName) => void;
};

export function TileGrid(props: TileGridProps) {
  const { told, shown, arranging, teller, onMove, onHide } = props;
  const { taken, over, handleOf } = useDrag(onMove);
  const list = useRef<HTMLUListElement>(null);
  /** Who was moved by a key or a button has the focus again: the tile's place in the page is another. */
  const held = useRef<TileName | null>(null);
  const order = shown.map(({ name }) => name).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the order
  useEffect(() => {
    if (!held.current) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-tile="${held.current}"] [data-handle]`)
      ?.focus();
    held.current = null;
  }, [order]);
  const { t } = teller;
  const moveTo = (name: TileName, place: number) => {
    const to = shown[place];
    if (!to) return;
    held.current = name;
    onMove(name, to.name);
  };
  return (
    <ul ref={list} className={styles.grid} aria-label={t("analytics:tiles")}>
      {shown.map((tile, place) => (
        <li
          key={tile.name}
          data-tile={tile.name}
          className={styles.cell}
          data-taken={taken === tile.name}
          data-over={over === tile.name}
        >
          <Tile
            tile={tile}
            figures={told.figures}
            firstDay={told.first_day}
            teller={teller}
            tools={
              arranging && (
                <TileTools
                  title={t(`analytics:tile.${tile.name}`)}
                  place={place}
                  last={shown.length - 1}
                  handle={handleOf(tile.name)}
                  onMove={(to) => moveTo(tile.name, to)}
                  onHide={() => onHide(tile.name)}
                />
              )
            }
          />
        </li>
      ))}
    </ul>
  );
}

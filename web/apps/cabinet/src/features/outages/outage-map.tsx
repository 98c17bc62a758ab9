/** One's own places and what is switched off around them; the same in words below. */
import type { OutageMapOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { MapLegend } from "@personal-cabinet/ui/map/map-legend";
import { MapView } from "@personal-cabinet/ui/map/map-view";
import type { MapArea, MapPoint } from "@personal-cabinet/ui/map/shapes";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./outages.module.css";
import { spanOf } from "./span";

type Around = OutageMapOut["outages"][number];

/** What a map of them shows; `wordsOf` says what an outage is. */
export function signsOf(told: OutageMapOut, sign: string, wordsOf: (outage: Around) => string) {
  const toneOf = ({ status }: Around) => (status === "current" ? "current" : "planned");
  const areas = told.outages.flatMap((outage): MapArea[] =>
    outage.shape
      ? [
          {
            key: `area ${outage.id}`,
            shape: outage.shape as MapArea["shape"],
            tone: toneOf(outage),
            label: wordsOf(outage),
            far: !outage.mine,
          },
        ]
      : [],
  );
  const houses = told.outages.flatMap((outage) =>
    outage.houses.map(
      (at, n): MapPoint => ({
        key: `house ${outage.id} ${n}`,
        at: [at[0] ?? 0, at[1] ?? 0],
        tone: toneOf(outage),
        label: wordsOf(outage),
        far: !outage.mine,
      }),
    ),
  );
  const own = told.own.flatMap(({ account_id, address, point }): MapPoint[] =>
    point
      ? [
          {
            key: `own ${account_id}`,
            at: [point[0] ?? 0, point[1] ?? 0],
            tone: "own",
            label: address,
            // Of several each is told by its address.
            ...(told.own.length === 1 ? { sign } : {}),
          },
        ]
      : [],
  );
  return { areas, points: [...houses, ...own] };
}

export function OutageMap({ told }: { told: OutageMapOut }) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const around = told.outages.filter(({ mine }) => !mine);
  const signs = useMemo(() => {
    const wordsOf = (outage: Around) =>
      t("map.nearOne", { kind: t(`kind.${outage.kind}`), span: spanOf(outage, t, language) });
    return signsOf(told, t("map.sign"), wordsOf);
  }, [told, t, language]);
  if (told.own.every(({ point }) => !point)) {
    return (
      <Panel title={t("map.title")}>
        <p>{t("map.none")}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t("map.title")}>
      <MapView
        label={t("map.label")}
        {...signs}
        tiles={told.tiles}
        attribution={told.attribution}
        scrollsPage
        legend={
          <MapLegend
            entries={[
              { tone: "own", label: t("map.own") },
              { tone: "current", label: t("map.current") },
              { tone: "planned", label: t("map.planned") },
            ]}
          />
        }
      />
      <h3 className={styles.near}>{t("map.near")}</h3>
      {around.length === 0 ? (
        <p className={styles.soft}>{t("map.nearNone")}</p>
      ) : (
        <ul aria-label={t("map.near")} className={styles.nearList}>
          {around.map((outage) => (
            <li key={outage.id}>
              {t("map.nearOne", {
                kind: t(`kind.${outage.kind}`),
                span: spanOf(outage, t, language),
              })}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** «Карта домов» (A19): where the houses are, what is switched off, and the way to an outage of some. */
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Box } from "@personal-cabinet/ui/map/shapes";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../shared/use-may";
import { buildingsIn } from "./api/list-buildings";
import { BuildingChoice } from "./building-choice";
import { HousesMap } from "./houses-map";
import styles from "./outages.module.css";
import { outagesWords } from "./outages-words";
import type { Chosen } from "./scope-values";
import { useExtent } from "./use-extent";

export const words = outagesWords;

const LISTED = 100;

/** The same houses in words. */
function Seen({
  box,
  chosen,
  onToggle,
}: {
  box: Box | null;
  chosen: Chosen[];
  onToggle: ((one: Chosen) => void) | undefined;
}) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const { data } = useQuery(buildingsIn(box));
  const items = data?.items ?? [];
  const clusters = data?.clusters ?? [];
  const many = clusters.reduce((sum, one) => sum + one.buildings, 0);
  const ids = new Set(chosen.map(({ id }) => id));
  if (many > 0) {
    return (
      <p className={styles.soft}>
        {t("houses.tooMany", { count: many, number: formatNumber(many, language) })}
      </p>
    );
  }
  if (items.length === 0) {
    return <p className={styles.soft}>{t(data ? "houses.noneHere" : "houses.awaited")}</p>;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <ul className={styles.seen} aria-label={t("houses.seen")} tabIndex={0}>
        {items.slice(0, LISTED).map((one) => (
          <li key={one.id}>
            <span>
              {t("houseLabel", { address: one.address, count: one.accounts })}
              {one.outage && <strong> {t(`houses.outage.${one.outage}`)}</strong>}
            </span>
            {onToggle && (
              <Button
                type="text"
                size="small"
                aria-pressed={ids.has(one.id)}
                aria-label={`${t("houses.choose")}: ${one.address}`}
                onClick={() => onToggle({ id: one.id, address: one.address, point: one.point })}
              >
                {t(ids.has(one.id) ? "houses.isChosen" : "houses.choose")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {items.length > LISTED && (
        <p className={styles.soft}>{t("houses.more", { count: items.length - LISTED })}</p>
      )}
    </>
  );
}

export function Component() {
  const { t } = useTranslation("outages");
  const navigate = useNavigate();
  const operates = useMay("outages:change");
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [box, setBox] = useState<Box | null>(null);
  const extent = useExtent();
  const toggle = (one: Chosen) =>
    setChosen((now) => {
      const others = now.filter(({ id }) => id !== one.id);
      return others.length < now.length ? others : [...now, one];
    });
  return (
    <>
      <PageHeader
        title={t("houses.title")}
        crumbs={[{ label: t("admin:menu.group.outages") }]}
        about={t("houses.about")}
      />
      <div className={styles.halves}>
        <Panel title={t("houses.map")}>
          {extent === undefined ? (
            <div className={styles.mapAwaited} />
          ) : (
            <HousesMap
              label={t("houses.map")}
              size="large"
              chosen={chosen}
              start={extent}
              onMove={setBox}
              {...(operates ? { onToggle: toggle } : {})}
            />
          )}
        </Panel>
        <div className={styles.fields}>
          {operates && (
            <Panel title={t("houses.choice")}>
              <BuildingChoice chosen={chosen} onChange={setChosen} />
              <div className={styles.foot}>
                <Button
                  type="primary"
                  disabled={chosen.length === 0}
                  onClick={() => void navigate("/outages/new", { state: { buildings: chosen } })}
                >
                  {t("houses.create")}
                </Button>
              </div>
            </Panel>
          )}
          <Panel title={t("houses.seen")}>
            <Seen box={box} chosen={chosen} onToggle={operates ? toggle : undefined} />
          </Panel>
        </div>
      </div>
    </>
  );
}

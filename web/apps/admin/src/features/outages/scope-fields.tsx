/** What an outage is about: chosen in a list, drawn on the map, or typed; each way leads to the same. */

import { Segments } from "@personal-cabinet/ui/form/segments";
import { type Place, placeOfText, textOfPlace } from "@personal-cabinet/ui/map/shapes";
import { Button, Input } from "antd";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { BuildingChoice } from "./building-choice";
import { HousesMap } from "./houses-map";
import styles from "./outages.module.css";
import {
  type Chosen,
  cornersOfText,
  MOST_METRES,
  readScope,
  SCOPES,
  type ScopeValues,
  textOfCorners,
} from "./scope-values";
import { useExtent } from "./use-extent";

export type ScopeProps = {
  values: ScopeValues;
  onChange: (changes: Partial<ScopeValues>) => void;
};

const CORNER_LINES = 6;

/** Why what is typed will not do; nothing while nothing is typed. */
function Wrong({ id, values }: { id: string; values: ScopeValues }) {
  const { t } = useTranslation("outages");
  const read = readScope(values);
  const wrong = "wrong" in read && read.wrong !== "empty" ? read.wrong : null;
  return (
    <p id={id} role="status" className={styles.wrong}>
      {wrong && t(`wrong.${wrong}`)}
    </p>
  );
}

function AreaFields({ values, onChange }: ScopeProps) {
  const { t } = useTranslation("outages");
  const id = useId();
  const corners = cornersOfText(values.corners);
  return (
    <div className={styles.fields}>
      <div>
        <label htmlFor={id} className={styles.label}>
          {t("area.corners")}
        </label>
        <Input.TextArea
          id={id}
          rows={CORNER_LINES}
          value={values.corners}
          placeholder={"55.03020 73.28060"}
          aria-describedby={`${id}-hint ${id}-wrong`}
          onChange={(event) => onChange({ corners: event.target.value })}
        />
        <p id={`${id}-hint`} className={styles.soft}>
          {t("area.hint")}
        </p>
        <Wrong id={`${id}-wrong`} values={values} />
      </div>
      <div className={styles.actions}>
        <Button
          disabled={corners.length === 0}
          onClick={() => onChange({ corners: textOfCorners(corners.slice(0, -1)) })}
        >
          {t("area.back")}
        </Button>
        <Button disabled={!values.corners} onClick={() => onChange({ corners: "" })}>
          {t("area.clear")}
        </Button>
      </div>
    </div>
  );
}

function RadiusFields({ values, onChange }: ScopeProps) {
  const { t } = useTranslation("outages");
  const id = useId();
  return (
    <div className={styles.fields}>
      <div>
        <label htmlFor={`${id}-center`} className={styles.label}>
          {t("radius.center")}
        </label>
        <Input
          id={`${id}-center`}
          value={values.center}
          placeholder={"55.03020 73.28060"}
          aria-describedby={`${id}-hint ${id}-wrong`}
          onChange={(event) => onChange({ center: event.target.value })}
        />
        <p id={`${id}-hint`} className={styles.soft}>
          {t("radius.hint")}
        </p>
      </div>
      <div>
        <label htmlFor={`${id}-metres`} className={styles.label}>
          {t("radius.metres", { most: MOST_METRES })}
        </label>
        <Input
          id={`${id}-metres`}
          className={styles.time ?? ""}
          inputMode="numeric"
          value={values.metres}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => onChange({ metres: event.target.value })}
        />
        <Wrong id={`${id}-wrong`} values={values} />
      </div>
    </div>
  );
}

function SubstationField({ values, onChange }: ScopeProps) {
  const { t } = useTranslation("outages");
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {t("substation.name")}
      </label>
      <Input
        id={id}
        value={values.substation}
        maxLength={200}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange({ substation: event.target.value })}
      />
      <p id={`${id}-hint`} className={styles.soft}>
        {t("substation.hint")}
      </p>
    </div>
  );
}

const FIELDS = {
  buildings: ({ values, onChange }: ScopeProps) => (
    <BuildingChoice chosen={values.buildings} onChange={(buildings) => onChange({ buildings })} />
  ),
  area: AreaFields,
  radius: RadiusFields,
  substation: SubstationField,
};

export function ScopeFields({ values, onChange }: ScopeProps) {
  const { t } = useTranslation("outages");
  const Fields = FIELDS[values.kind];
  return (
    <div className={styles.fields}>
      <div className={styles.segments}>
        <Segments
          label={t("scope.label")}
          value={values.kind}
          onChange={(kind) => onChange({ kind })}
          options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
        />
      </div>
      <Fields values={values} onChange={onChange} />
    </div>
  );
}

const NONE: Chosen[] = [];
const NO_CORNERS: Place[] = [];

/** The map on which it is drawn; `touched`: the houses that the service has found. */
export function ScopeMap({
  values,
  onChange,
  touched,
  fit,
}: ScopeProps & { touched: Place[]; fit: string }) {
  const { t } = useTranslation("outages");
  const { kind, buildings } = values;
  const corners = useMemo(
    () => (kind === "area" ? cornersOfText(values.corners) : NO_CORNERS),
    [kind, values.corners],
  );
  const circle = useMemo(() => {
    const center = kind === "radius" ? placeOfText(values.center) : null;
    const metres = Number(values.metres);
    return center && metres > 0 ? { center, metres } : null;
  }, [kind, values.center, values.metres]);
  const toggle = (one: Chosen) => {
    const others = buildings.filter(({ id }) => id !== one.id);
    onChange({ buildings: others.length < buildings.length ? others : [...buildings, one] });
  };
  const picks = {
    area: (at: Place) => onChange({ corners: textOfCorners([...corners, at]) }),
    radius: (at: Place) => onChange({ center: textOfPlace(at) }),
    buildings: undefined,
    substation: undefined,
  };
  const onPick = picks[kind];
  // What is chosen is looked at first; where nothing is, all houses are.
  const extent = useExtent();
  if (extent === undefined) return <div className={styles.mapAwaited} />;
  return (
    <HousesMap
      label={t("map.drawing")}
      size="large"
      start={extent}
      chosen={kind === "buildings" ? buildings : NONE}
      touched={kind === "buildings" ? NO_CORNERS : touched}
      corners={corners}
      circle={circle}
      fit={fit}
      {...(onPick ? { onPick } : {})}
      {...(kind === "area"
        ? { onCorners: (moved: Place[]) => onChange({ corners: textOfCorners(moved) }) }
        : {})}
      {...(kind === "buildings" ? { onToggle: toggle } : {})}
    />
  );
}

/** Readings entered by hand (manual 004, 3.3.1). */
import type {
  ServedAddressOut,
  ServedMeterOut,
  SubmissionOut,
} from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { useTell } from "@personal-cabinet/session/inner/told";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readingEntryWords } from "../../shared/reading-entry/reading-entry-words";
import { addressesQuery, SERVICING, servicingQuery } from "../../shared/servicing/api/servicing";
import { ClosedNotice } from "../../shared/servicing/closed-notice";
import { HandingInTabs } from "../../shared/servicing/handing-in-tabs";
import { AddressChoice } from "./address-choice";
import { flatsQuery, metersQuery, type Place } from "./api/list-meters";
import { flatAfter, narrow } from "./choice";
import styles from "./entry.module.css";
import { useFigures } from "./figures";
import { HandedIn } from "./handed-in";
import { MeterCard } from "./meter-card";
import { usePlace } from "./use-place";
import russian from "./words/ru";

export const words = [
  readingEntryWords,
  sectionWords("servicing-entry", russian, () => import("./words/en")),
];

type MetersProps = {
  place: Place;
  /** The flat that is entered after this one. */
  next: string | null;
  onDone: (next: string | null) => void;
  /** The reader goes on in its first field. */
  going: boolean;
};

/** The meters of a flat, or of the whole house; what is sent leads on to the next one. */
function Meters({ place, next, onDone, going }: MetersProps) {
  const { t } = useTranslation("servicing-entry");
  const language = useLanguage();
  const queries = useQueryClient();
  const tell = useTell();
  const figures = useFigures();
  const query = useQuery(metersQuery(place, language));
  const [day, setDay] = useState<string | null>(null);
  const [after, setAfter] = useState<number | null>(null);
  const { house, scope } = place;
  useEffect(() => {
    // It is there when this flat is done.
    if (next === null) return;
    void queries.prefetchQuery(metersQuery({ house, scope, flat: next }, language));
  }, [queries, house, scope, next, language]);

  const goOn = (meter: ServedMeterOut) => {
    void queries.invalidateQueries({ queryKey: SERVICING });
    const left = query.data?.items.find(
      (one) => one.meter_id !== meter.meter_id && !one.submitted && !one.blocked,
    );
    setAfter(left?.meter_id ?? null);
    if (!left) onDone(next);
  };
  const kept = (meter: ServedMeterOut) => {
    tell(t("replace.kept", { number: meter.serial_number }));
    goOn(meter);
  };
  const sent = (meter: ServedMeterOut, made: SubmissionOut) => {
    tell(
      t(meter.flat ? "sentOfFlat" : "sentOfHouse", {
        flat: meter.flat,
        number: meter.serial_number,
        values: figures(meter, made),
      }),
    );
    queries.setQueryData(
      metersQuery(place, language).queryKey,
      (known) =>
        known && {
          ...known,
          items: known.items.map((one) =>
            one.meter_id === meter.meter_id ? { ...one, submitted: made } : one,
          ),
        },
    );
    goOn(meter);
  };

  return (
    <Fetched query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Panel>
            <Empty title={t("noMeters")} text={t("noMetersText")} />
          </Panel>
        ) : (
          <div className={styles.meters}>
            {items.map((meter, index) => (
              <MeterCard
                key={meter.meter_id}
                meter={meter}
                day={day ?? meter.window.today}
                onDay={setDay}
                onSent={sent}
                onKept={kept}
                focused={after === null ? going && index === 0 : after === meter.meter_id}
              />
            ))}
          </div>
        )
      }
    </Fetched>
  );
}

function Entry({ addresses }: { addresses: ServedAddressOut[] }) {
  const { t } = useTranslation("servicing-entry");
  const [wanted, choose] = usePlace();
  const narrowed = narrow(addresses, wanted);
  const { house } = narrowed.parts;
  const { scope } = wanted;
  const flats = useQuery({ ...flatsQuery(house ?? 0), enabled: house !== null }).data ?? [];
  const ofFlats = scope === "unit";
  const known = flats.some((one) => one.flat === wanted.flat) ? wanted.flat : null;
  const flat = ofFlats ? (known ?? flatAfter(flats, null) ?? flats[0]?.flat ?? null) : null;
  const [going, setGoing] = useState(false);
  const done = (next: string | null) => {
    setGoing(true);
    if (next !== null) choose({ house, flat: next });
    // Without it the first of those that are missing would be shown at once.
    else choose({ house, flat });
  };
  const ready = house !== null && (!ofFlats || flat !== null);
  return (
    <>
      <AddressChoice
        narrowed={narrowed}
        wanted={wanted}
        flats={flats}
        flat={flat}
        choose={(changes) => {
          setGoing(false);
          choose(changes);
        }}
      />
      {ready ? (
        <Meters
          key={`${house} ${scope} ${flat}`}
          place={{ house, scope, flat }}
          next={ofFlats ? flatAfter(flats, flat) : null}
          onDone={done}
          going={going}
        />
      ) : (
        house === null && <p className={styles.soft}>{t("chooseHouse")}</p>
      )}
      <HandedIn
        key={wanted.refused ?? scope}
        which={wanted.refused ? "refused" : scope}
        onRefused={(only) => choose({ refused: only ? "1" : null })}
      />
    </>
  );
}

export function Component() {
  const { t } = useTranslation("servicing-entry");
  const main = useQuery(servicingQuery);
  const addresses = useQuery(addressesQuery);
  return (
    <InnerWords>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("cabinet:menu.servicing.submit") }]}
        about={t("about")}
      />
      <HandingInTabs />
      <div className={styles.page}>
        {main.data && <ClosedNotice window={main.data.window} />}
        <Fetched query={addresses}>
          {(known) =>
            known.length === 0 ? (
              <Panel>
                <Empty title={t("noHouses")} text={t("noHousesText")} />
              </Panel>
            ) : (
              <Entry addresses={known} />
            )
          }
        </Fetched>
      </div>
    </InnerWords>
  );
}

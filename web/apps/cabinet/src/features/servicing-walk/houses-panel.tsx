/** All houses that the organisation serves, to choose what to take along. */
import type { WalkHouseOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { walkHouses } from "./api/list-houses";
import type { Device } from "./use-device";
import { useOnline } from "./use-online";
import type { Taking } from "./use-taking";
import styles from "./walk.module.css";

const FIRST = 20;
const MOST = 200;

type Props = { device: Device; taking: Taking };

function House({ house, device, taking }: Props & { house: WalkHouseOut }) {
  const { t } = useTranslation("servicing-walk");
  const { id, address, unit_meters: unit, common_meters: common, handed_in: handed } = house;
  const here = device.houses.some((one) => one.id === id);
  return (
    <li className={styles.offered}>
      <div>
        <h3>{address}</h3>
        <p className={styles.soft}>{t("houses.meters", { unit, common, handed })}</p>
      </div>
      {here ? (
        <p className={styles.here}>{t("houses.here")}</p>
      ) : (
        <div className={styles.acts}>
          <Button
            busy={taking.busy === id}
            aria-label={t("houses.takeHouse", { address })}
            onClick={() => void taking.take(id)}
          >
            {t(taking.busy === id ? "houses.taking" : "houses.take")}
          </Button>
        </div>
      )}
    </li>
  );
}

function Houses({ device, taking }: Props) {
  const { t } = useTranslation("servicing-walk");
  const id = useId();
  const [search, setSearch] = useState("");
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery(walkHouses(useDeferredValue(search.trim()), limit));
  const many = search !== "" || (query.data?.total ?? 0) > FIRST;
  return (
    <>
      {many && (
        <div className={styles.search}>
          <label htmlFor={id}>{t("houses.search")}</label>
          <input
            id={id}
            type="search"
            maxLength={100}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <Fetched query={query}>
        {({ items, total, window }) => (
          <>
            <p>
              {t(window.open ? "window.open" : "window.closed", {
                from: formatDate(window.opens_on),
                to: formatDate(window.closes_on),
              })}
            </p>
            {total === 0 && (
              <p className={styles.soft}>{t(search ? "houses.notFound" : "houses.none")}</p>
            )}
            <ul className={styles.list}>
              {items.map((house) => (
                <House key={house.id} house={house} device={device} taking={taking} />
              ))}
            </ul>
            {items.length < total && limit < MOST && (
              <Button onClick={() => setLimit(Math.min(limit * 3, MOST))}>
                {t("houses.more")}
              </Button>
            )}
          </>
        )}
      </Fetched>
    </>
  );
}

export function HousesPanel({ device, taking }: Props) {
  const { t } = useTranslation("servicing-walk");
  const online = useOnline();
  return (
    <Panel title={t("houses.title")}>
      <Refusal error={taking.error} />
      <p role="status">{taking.told}</p>
      {online ? (
        <Houses device={device} taking={taking} />
      ) : (
        <p className={styles.soft}>{t("houses.offline")}</p>
      )}
    </Panel>
  );
}

/** The houses that the organisation serves, each leading to the entry of its readings. */

import type { ServedHouseOut, ServicingOut } from "@personal-cabinet/api/cabinet";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { HOUSES_SHOWN, housesQuery } from "../../shared/servicing/api/servicing";
import { FoldingTable } from "../../shared/servicing/folding-table";
import { Pages } from "../../shared/servicing/pages";
import { HouseSearch } from "./house-search";
import styles from "./servicing.module.css";

/** So many are seen at once; more are searched. */
const FEW = 10;

const entryOf = (house: ServedHouseOut, scope?: "building") =>
  `/servicing/entry?house=${house.id}${scope ? `&scope=${scope}` : ""}`;

type CountProps = { house: ServedHouseOut; scope?: "building" };

/** Of how many meters readings are to be handed in, and how many bring theirs themselves. */
function Count({ house, scope }: CountProps) {
  const { t } = useTranslation("servicing");
  const [byHand, all] = scope
    ? [house.common_by_hand, house.common_meters]
    : [house.unit_by_hand, house.unit_meters];
  return (
    <>
      {byHand > 0 ? <Link to={entryOf(house, scope)}>{byHand}</Link> : 0}
      {all > byHand && (
        <span className={styles.soft}> {t("byItself", { count: all - byHand })}</span>
      )}
    </>
  );
}

function Row({ house, open }: { house: ServedHouseOut; open: boolean }) {
  const { t } = useTranslation("servicing");
  return (
    <tr>
      <th scope="row">
        <Link to={entryOf(house)}>{house.address}</Link>
      </th>
      <td data-label={t("unitMeters")}>
        <Count house={house} />
      </td>
      <td data-label={t("commonMeters")}>
        <Count house={house} scope="building" />
      </td>
      {open && (
        <td data-label={t("handedIn")}>
          {t("of", { count: house.handed_in, all: house.by_hand })}
        </td>
      )}
      <td>
        <Link to={`/servicing/houses/${house.id}`}>{t("balance")}</Link>
      </td>
    </tr>
  );
}

type HousesPanelProps = { first: ServicingOut["houses"]; open: boolean };

export function HousesPanel({ first, open }: HousesPanelProps) {
  const { t } = useTranslation("servicing");
  const [params, setParams] = useAddress();
  const search = params.get("query") ?? "";
  const page = Math.max(1, Number(params.get("page")) || 1);
  const beyond = search !== "" || page > 1;
  const query = useQuery({ ...housesQuery(search, page), enabled: beyond });
  const { items, total } = (beyond && query.data) || first;
  const set = (changes: Record<string, string>) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <div className={styles.houses}>
      <Panel title={t("houses")} actions={<span>{t("total", { count: first.total })}</span>}>
        {first.total > FEW && (
          <HouseSearch value={search} onSearch={(text) => set({ query: text, page: "" })} />
        )}
        {query.error && !query.data && (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        )}
        {items.length === 0 ? (
          <Empty
            title={t(search ? "notFound" : "noHouses")}
            text={t(search ? "notFoundText" : "noHousesText")}
          />
        ) : (
          <FoldingTable below={640} aria-busy={query.isFetching || undefined}>
            <thead>
              <tr>
                <th scope="col" className={styles.address}>
                  {t("address")}
                </th>
                <th scope="col">{t("unitMeters")}</th>
                <th scope="col">{t("commonMeters")}</th>
                {open && <th scope="col">{t("handedIn")}</th>}
                <th scope="col">
                  <span className="visually-hidden">{t("balance")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((house) => (
                <Row key={house.id} house={house} open={open} />
              ))}
            </tbody>
          </FoldingTable>
        )}
        <Pages
          page={page}
          size={HOUSES_SHOWN}
          total={total}
          onPage={(next) => set({ page: next > 1 ? String(next) : "" })}
        />
      </Panel>
    </div>
  );
}

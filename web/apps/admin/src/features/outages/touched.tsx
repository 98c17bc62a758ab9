/** The accounts that an outage touches, by address; asked for when somebody looks. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { touchedQuery } from "./api/get-outage";
import styles from "./outages.module.css";

const FIRST = { limit: 20, offset: 0 };

function List({ id }: { id: string }) {
  const { t } = useTranslation("outages");
  const [page, setPage] = useState(FIRST);
  const query = useQuery(touchedQuery(id, page));
  return (
    <Fetched query={query} loading={<Loading lines={6} />}>
      {({ items, total }) =>
        total === 0 ? (
          <p className={styles.soft}>{t("nobodyTouched")}</p>
        ) : (
          <>
            <ul className={styles.touched}>
              {items.map(({ account_id, number, address, customer }) => (
                <li key={account_id}>
                  <Link to={`/accounts?account=${account_id}`}>{number}</Link>
                  <span>{[customer, address].filter(Boolean).join(", ")}</span>
                </li>
              ))}
            </ul>
            <Pager caption={t("touchedList")} state={page} total={total} onChange={setPage} />
          </>
        )
      }
    </Fetched>
  );
}

export function Touched({ id }: { id: string }) {
  const { t } = useTranslation("outages");
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("touchedList")}</summary>
      {open && <List id={id} />}
    </details>
  );
}

/** The houses of an organisation: those that it serves now first, then to come, then former ones. */
import type { StaffServedHouseOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { housesQuery } from "./api/organizations";
import { HouseEnd } from "./house-end";
import { HouseForm } from "./house-form";
import styles from "./organizations.module.css";

const FIRST = { limit: 20, offset: 0 };
const TONES: Record<StaffServedHouseOut["state"], Tone> = {
  now: "done",
  later: "info",
  former: "plain",
};

function useDays() {
  const { t } = useTranslation("organizations");
  return ({ first_day: first, last_day: last }: StaffServedHouseOut) => {
    const [from, to] = [first && formatDate(first), last && formatDate(last)];
    if (from && to) return t("houses.days.both", { from, to });
    if (from) return t("houses.days.now", { from });
    return to ? t("houses.days.until", { to }) : t("houses.days.ever");
  };
}

function House({ house, onEnd }: { house: StaffServedHouseOut; onEnd?: (() => void) | undefined }) {
  const { t } = useTranslation("organizations");
  const language = useLanguage();
  const daysOf = useDays();
  const number = (value: number) => formatNumber(value, language);
  return (
    <li className={styles.row}>
      <div>
        <span className={styles.name}>{house.address}</span>{" "}
        <Mark tone={TONES[house.state]}>{t(`houses.state.${house.state}`)}</Mark>
        <span className={styles.soft}>
          {daysOf(house)},{" "}
          {t("houses.meters", {
            units: number(house.unit_meters),
            common: number(house.common_meters),
          })}
        </span>
      </div>
      {onEnd && (
        <Button onClick={onEnd} aria-label={`${t("houses.end")}: ${house.address}`}>
          {t("houses.end")}
        </Button>
      )}
    </li>
  );
}

export function Houses({ id, operates }: { id: number; operates: boolean }) {
  const { t } = useTranslation("organizations");
  const [page, setPage] = useState(FIRST);
  const [search, setSearch] = useState("");
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<StaffServedHouseOut | null>(null);
  const query = useQuery(housesQuery(id, { search: search.trim(), ...page }));
  const many = (query.data?.total ?? 0) > FIRST.limit || search !== "";
  return (
    <section className={styles.section} aria-label={t("houses.title")}>
      <h2>{t("houses.title")}</h2>
      {many && (
        <Input
          className={styles.search ?? ""}
          value={search}
          maxLength={200}
          aria-label={t("houses.search")}
          placeholder={t("houses.search")}
          onChange={(event) => {
            setSearch(event.target.value);
            setPage(FIRST);
          }}
        />
      )}
      <Fetched query={query} loading={<Loading lines={6} />}>
        {({ items, total }) =>
          total === 0 ? (
            <p className={styles.soft}>{t(search ? "houses.nothing" : "houses.none")}</p>
          ) : (
            <>
              <ul className={styles.rows}>
                {items.map((house) => (
                  <House
                    key={house.id}
                    house={house}
                    onEnd={
                      operates && house.state !== "former" ? () => setEnding(house) : undefined
                    }
                  />
                ))}
              </ul>
              {total > FIRST.limit && (
                <Pager caption={t("houses.title")} state={page} total={total} onChange={setPage} />
              )}
            </>
          )
        }
      </Fetched>
      {operates &&
        (adding ? (
          <HouseForm id={id} onClose={() => setAdding(false)} />
        ) : (
          <div className={styles.actions}>
            <Button onClick={() => setAdding(true)}>{t("houses.add")}</Button>
          </div>
        ))}
      {ending && <HouseEnd id={id} house={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

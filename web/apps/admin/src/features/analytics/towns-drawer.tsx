/** The collection by day and town, beside the tiles. */
import type { CollectionDay } from "@personal-cabinet/api/admin";
import { formatShortDay } from "@personal-cabinet/i18n/dates";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import styles from "./analytics.module.css";
import { collectionQuery } from "./api/get-collection";
import type { Teller } from "./story";
import { townsOf } from "./towns";

type Count = { controlled: number; arrived: number };

function Towns({
  days,
  teller: { t, percent, number },
}: {
  days: CollectionDay[];
  teller: Teller;
}) {
  if (days.length === 0) return <Empty title={t("analytics:trend.gap")} />;
  const cell = (count: Count | null, key: string) => (
    <td
      key={key}
      title={count ? `${number(count.arrived)} / ${number(count.controlled)}` : undefined}
    >
      {count ? percent(count.arrived, count.controlled) : t("analytics:towns.unknown")}
    </td>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.towns} tabIndex={0} aria-label={t("analytics:towns.title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("analytics:towns.town")}</th>
            {days.map(({ day }) => (
              <th key={day} scope="col">
                {formatShortDay(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.all}>
            <th scope="row">{t("analytics:towns.all")}</th>
            {days.map(({ day, figures }) => cell(figures, day))}
          </tr>
          {townsOf(days).map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name || t("analytics:collection.nowhere")}</th>
              {cells.map((count, place) => cell(count, days[place]?.day ?? ""))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export type TownsDrawerProps = { opened: boolean; onClose: () => void; teller: Teller };

export function TownsDrawer({ opened, onClose, teller }: TownsDrawerProps) {
  const { t } = teller;
  const answer = useQuery(collectionQuery(opened));
  return (
    <RecordDrawer
      record={opened ? true : null}
      title={t("analytics:towns.title")}
      close={t("analytics:towns.close")}
      onClose={onClose}
      width={760}
    >
      {() => (
        <>
          <p className={styles.note}>{t("analytics:towns.about")}</p>
          <Fetched query={answer}>{({ days }) => <Towns days={days} teller={teller} />}</Fetched>
        </>
      )}
    </RecordDrawer>
  );
}

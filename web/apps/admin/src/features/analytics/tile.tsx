/** One tile: what it tells, how it stands, its days, and the way into its section. */

import type { AnalyticsFigures, AnalyticsTile } from "@personal-cabinet/api/admin";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import { useSees } from "../../shared/sections";
import styles from "./analytics.module.css";
import { MEASURES, storyOf } from "./stories";
import type { Row, Teller } from "./story";
import { Trend } from "./trend";

type State = AnalyticsTile["state"];

const TONES: Partial<Record<State, Tone>> = { bad: "critical", attention: "warning" };

/** What is well says it in a whisper; what nobody judges says nothing. */
function StateMark({ state, teller: { t } }: { state: State; teller: Teller }) {
  const tone = TONES[state];
  if (tone) return <Mark tone={tone}>{t(`analytics:state.${state}`)}</Mark>;
  if (state !== "well") return null;
  return (
    <span className={styles.well}>
      <span aria-hidden="true">✓</span> {t("analytics:state.well")}
    </span>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <span style={{ width: `${(100 * share).toFixed(1)}%` }} />
    </span>
  );
}

/**
 * What is opened beside the tiles leaves the rest of the address as it is; nothing leads to a
 * section that the role does not show.
 */
function useWay(to: string | undefined): string | undefined {
  const [params] = useAddress();
  const sees = useSees();
  if (to && !sees(to)) return undefined;
  if (!to?.startsWith("?")) return to;
  const next = new URLSearchParams(params);
  for (const [name, value] of new URLSearchParams(to)) next.set(name, value);
  return `?${next}`;
}

function RowLine({ label, value, to, tone, share }: Row) {
  const way = useWay(to);
  return (
    <li className={styles.row} data-tone={tone}>
      <span className={styles.rowLine}>
        {way ? <Link to={way}>{label}</Link> : <span>{label}</span>}
        {value && <strong>{value}</strong>}
      </span>
      {share !== undefined && <Bar share={share} />}
    </li>
  );
}

function Moment({ tile, teller }: { tile: AnalyticsTile; teller: Teller }) {
  const { t, language } = teller;
  const { counted_at: at, failing_since: since, reasons } = tile;
  const moment = at ? formatDayAndTime(at, language) : t("analytics:never");
  if (since) {
    const from = formatDayAndTime(since, language);
    return <p className={styles.old}>{t("analytics:failing", { from, at: moment })}</p>;
  }
  if (reasons.includes("stale")) {
    return <p className={styles.old}>{t("analytics:stale", { at: moment })}</p>;
  }
  return (
    <p className={styles.moment}>
      {at && <span className="visually-hidden">{t("analytics:countedAt")} </span>}
      {moment}
    </p>
  );
}

export type TileProps = {
  tile: AnalyticsTile;
  figures: AnalyticsFigures;
  firstDay: string;
  teller: Teller;
  /** While tiles are arranged: what moves and hides this one. */
  tools?: ReactNode;
};

export function Tile({ tile, figures, firstDay, teller, tools }: TileProps) {
  const id = useId();
  const { t } = teller;
  const title = t(`analytics:tile.${tile.name}`);
  const story = storyOf(tile.name, figures, teller);
  const more = useWay(story?.more?.to);
  return (
    <section className={styles.tile} data-state={tile.state} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <StateMark state={tile.state} teller={teller} />
      </div>
      {tools}
      {story ? (
        <div className={styles.body}>
          <p className={styles.figure}>{story.figure}</p>
          {story.share !== undefined && <Bar share={story.share} />}
          <p className={styles.note}>{story.note}</p>
          <ul className={styles.rows} aria-label={title}>
            {story.rows.map((row) => (
              <RowLine {...row} key={row.key} />
            ))}
          </ul>
          <Trend tile={tile} measure={MEASURES[tile.name]} firstDay={firstDay} teller={teller} />
        </div>
      ) : (
        <div className={styles.body}>
          <p className={styles.figure} aria-hidden="true">
            —
          </p>
          <p className={styles.note}>{t("analytics:unknown")}</p>
        </div>
      )}
      <div className={styles.foot}>
        <Moment tile={tile} teller={teller} />
        {story?.more && more && (
          <Link className={styles.more} to={more}>
            {story.more.label}
            <span aria-hidden="true"> »</span>
          </Link>
        )}
      </div>
    </section>
  );
}

/** «Диагностика»: what the meters have noticed, month by month. All that is chosen is in the address. */

import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import type { EventPageOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatMonth } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { eventWords } from "@personal-cabinet/ui/events/words/section";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { HelpLink } from "../../shared/help/help-link";
import { NoAccounts } from "../../shared/no-accounts";
import { useMeters } from "../../shared/use-meters";
import { useKnownCounters } from "../../shared/use-section-counters";
import { listEvents } from "./api/list-events";
import { ClockNote } from "./clock-note";
import styles from "./diagnostics.module.css";
import { EventGroups } from "./event-groups";
import { choicesOn, readShown, type Shown, writeShown } from "./shown";
import { Tools } from "./tools";
import { type Marking, useMarking } from "./use-marking";
import russian from "./words/ru";

export const words = [sectionWords("diagnostics", russian, () => import("./words/en")), eventWords];

const loading = <Loading lines={10} />;

function Nothing({ page, shown }: { page: EventPageOut; shown: Shown }) {
  const { t } = useTranslation("diagnostics");
  const never = choicesOn(shown) === 0 && !page.previous_month && !page.next_month;
  return (
    <Panel>
      <Empty
        icon={<SafetyCertificateOutlined />}
        title={t(never ? "none" : "noneInMonth")}
        text={t(never ? "noneAdvice" : "noneInMonthAdvice")}
        action={!never && <Link to="/diagnostics">{t("allEvents")}</Link>}
      />
    </Panel>
  );
}

/** An address may name a meter that is the reader's no longer, or never was. */
function NoSuchMeter() {
  const { t } = useTranslation("diagnostics");
  return (
    <Panel>
      <Empty
        title={t("noMeter")}
        text={t("noMeterAdvice")}
        action={<Link to="/diagnostics">{t("allEvents")}</Link>}
      />
    </Panel>
  );
}

type NewsProps = { page: EventPageOut; shown: Shown; marking: Marking };

/** What of the shown is new, the mark for all of it, and how much is new elsewhere. */
function News({ page, shown, marking }: NewsProps) {
  const { t } = useTranslation("diagnostics");
  const counted = useKnownCounters()?.diagnostics ?? 0;
  const elsewhere = Math.max(0, counted - page.new);
  if (page.new === 0 && elsewhere === 0) return null;
  return (
    <div className={styles.news}>
      {page.new > 0 && (
        <>
          <strong>{t("newShown", { count: page.new })}</strong>
          <Button
            className={styles.long ?? ""}
            loading={marking.busy}
            onClick={() => marking.seeAll({ ...shown, month: page.month }, page.as_of)}
          >
            {t("seeShown")}
          </Button>
        </>
      )}
      {elsewhere > 0 && (
        <Link className={styles.link} to="/diagnostics?new=1">
          {t("elsewhere", { count: elsewhere })}
        </Link>
      )}
    </div>
  );
}

function Events({ meters }: { meters: MeterOut[] }) {
  const { t } = useTranslation("diagnostics");
  const language = useLanguage();
  const [params, setParams] = useAddress();
  const [table, setTable] = useTableState();
  const marking = useMarking();
  const shown = readShown(params);
  const events = useQuery(listEvents(shown, { limit: table.limit, offset: table.offset }));
  const show = (change: Partial<Shown>) =>
    setParams((now) => writeShown(now, { ...readShown(now), ...change }));
  if (shown.meter && problemLike(events.error).status === 404) return <NoSuchMeter />;
  return (
    <Fetched query={events} loading={loading}>
      {(page) => (
        <div aria-busy={events.isFetching}>
          <Tools meters={meters} shown={shown} page={page} onChange={show} />
          <FormAlert error={marking.error} />
          <News page={page} shown={shown} marking={marking} />
          <div className={events.isPlaceholderData ? styles.busy : undefined}>
            {page.items.length === 0 ? (
              <Nothing page={page} shown={shown} />
            ) : (
              <>
                <ClockNote events={page.items} />
                <EventGroups
                  page={page}
                  meters={meters}
                  named={meters.length > 1 && !shown.meter}
                  marking={marking}
                />
              </>
            )}
            <Pager
              caption={t("list", { month: formatMonth(page.month, language) })}
              state={table}
              total={page.total}
              onChange={(next) => setTable({ ...table, ...next })}
            />
          </div>
        </div>
      )}
    </Fetched>
  );
}

export function Component() {
  const { t } = useTranslation("diagnostics");
  const meters = useMeters();
  return (
    <>
      <PageHeader title={t("title")} actions={<HelpLink to="diagnostics" />} />
      <Fetched query={meters} loading={loading}>
        {(all) =>
          all.length > 0 ? <Events meters={all} /> : <NoAccounts title={t("cabinet:meter.none")} />
        }
      </Fetched>
    </>
  );
}

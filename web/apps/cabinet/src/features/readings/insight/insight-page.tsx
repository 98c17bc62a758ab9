/** «Прогноз и привычки»: how the month will end, unusual days, a typical week of one place. */

import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { channelsOf } from "../../../shared/channels";
import { MeterSelect } from "../../../shared/meter-select";
import { NoAccounts } from "../../../shared/no-accounts";
import { chosenPlace, placesOf } from "../../../shared/places";
import { useMeters } from "../../../shared/use-meters";
import { readingsWords } from "../readings-words";
import { SectionTabs } from "../section-tabs";
import { insightQuery } from "./api/get-insight";
import { ForecastPanel } from "./forecast-panel";
import styles from "./insight.module.css";
import { UnusualPanel } from "./unusual-panel";
import { WeekPanel } from "./week-panel";
import russian from "./words/ru";

export const words = [readingsWords, sectionWords("insight", russian, () => import("./words/en"))];

function Insight({ meters, meter }: { meters: MeterOut[]; meter: MeterOut }) {
  const [params, setParams] = useAddress();
  const channels = channelsOf(meter.channels);
  const channel = channels.find((one) => one === params.get("channel")) ?? channels[0] ?? "A+";
  const insight = useQuery(insightQuery(meter.id, channel));
  return (
    <div className={styles.page}>
      {meters.length > 1 && (
        <div className={styles.choice}>
          <MeterSelect
            meters={meters}
            value={meter.id}
            onChange={(id) => setParams({ meter: String(id), channel })}
          />
        </div>
      )}
      <Fetched query={insight} loading={<Loading height={420} />}>
        {(told) => (
          <>
            <ForecastPanel insight={told} />
            <UnusualPanel insight={told} />
            <WeekPanel insight={told} />
          </>
        )}
      </Fetched>
    </div>
  );
}

export function Component() {
  const { t } = useTranslation();
  const [params] = useAddress();
  const meters = useMeters();
  return (
    <>
      <PageHeader title={t("insight:title")} />
      <Fetched query={meters} loading={<Loading height={420} />}>
        {(all) => {
          const meter = chosenPlace(all, params);
          return meter ? (
            <>
              <SectionTabs place={`?point=${meter.usage_point_id}`} />
              <Insight meters={placesOf(all)} meter={meter} />
            </>
          ) : (
            <NoAccounts title={t("meter.none")} />
          );
        }}
      </Fetched>
    </>
  );
}

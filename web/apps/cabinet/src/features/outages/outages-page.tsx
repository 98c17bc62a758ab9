/** «Отключения»: those of one's own addresses, the map around them, and «у вас нет света?». */
import type { OutageOut } from "@personal-cabinet/api/cabinet";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "../../shared/api/list-accounts";
import { outageMapQuery } from "./api/get-outage-map";
import { outagesQuery } from "./api/list-outages";
import { reportsQuery } from "./api/outage-reports";
import { OutageCard } from "./outage-card";
import { OutageMap } from "./outage-map";
import styles from "./outages.module.css";
import { outagesWords } from "./outages-words";
import { Reporting } from "./reporting";

export const words = outagesWords;

function Group({ name, outages }: { name: string; outages: OutageOut[] }) {
  const { t } = useTranslation("outages");
  if (outages.length === 0) return null;
  return (
    <Panel title={t(`group.${name}`)}>
      <ul className={styles.list}>
        {outages.map((outage) => (
          <OutageCard key={outage.id} outage={outage} />
        ))}
      </ul>
    </Panel>
  );
}

/** What matters now, then what helps, then what has been: so it is read on a phone, too. */
function Whole({ outages, children }: { outages: OutageOut[]; children: ReactNode }) {
  const { t } = useTranslation("outages");
  const current = outages.filter(({ status }) => status === "current");
  const planned = outages.filter(({ status }) => status === "planned");
  const over = outages.filter((one) => !current.includes(one) && !planned.includes(one));
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <Group name="current" outages={current} />
        <Group name="planned" outages={planned} />
        {current.length + planned.length === 0 && (
          <Panel>
            <Empty title={t("none")} text={t("noneText")} />
          </Panel>
        )}
      </div>
      <div className={styles.side}>{children}</div>
      <div className={styles.past}>
        <Group name="over" outages={over} />
      </div>
    </div>
  );
}

function Around() {
  const map = useQuery(outageMapQuery);
  if (map.data) return <OutageMap told={map.data} />;
  return (
    <Panel>
      {map.error ? (
        <Failure error={map.error} onRetry={() => void map.refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </Panel>
  );
}

export function Component() {
  const { t } = useTranslation("outages");
  const outages = useQuery(outagesQuery);
  const accounts = useQuery(accountsQuery);
  const reports = useQuery(reportsQuery);
  // All at once, so that nothing that is read moves; reports that do not come keep nobody waiting.
  const known = reports.isPending ? undefined : accounts.data;
  return (
    <InnerWords>
      <PageHeader title={t("title")} about={t("about")} />
      <Fetched
        query={known || !outages.data ? outages : { ...accounts, data: undefined }}
        loading={<Loading lines={12} />}
      >
        {(items) => (
          <Whole outages={items}>
            <Reporting accounts={known ?? []} outages={items} reports={reports.data ?? []} />
            {/* Who has no account has no place on a map either. */}
            {known?.length !== 0 && <Around />}
          </Whole>
        )}
      </Fetched>
    </InnerWords>
  );
}

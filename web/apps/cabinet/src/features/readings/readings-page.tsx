/** «Показания»: the consumption chart of a meter. Everything chosen is in the address. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import "@personal-cabinet/ui/page/print.css";
import { useSupplierQuery } from "@personal-cabinet/session/inner/use-supplier";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { channelKey } from "../../shared/channels";
import { meterLabels } from "../../shared/meter-labels";
import { chosenPlace, placesOf } from "../../shared/places";
import { useMeters } from "../../shared/use-meters";
import { PeriodChoices, RareChoices } from "./choices";
import { ConsumptionPanel } from "./consumption-panel";
import styles from "./readings.module.css";
import { firstDayOf, readShown, type Shown, writeShown } from "./readings-address";
import { readingsWords } from "./readings-words";
import { SectionTabs } from "./section-tabs";
import { Settings } from "./settings";

export const words = readingsWords;

const loading = <Loading height={520} />;

type ReadingsProps = { meters: MeterOut[]; meter: MeterOut; billingDay: number };

function Readings({ meters, meter, billingDay }: ReadingsProps) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const phone = usePhone();
  const shown = readShown(params, meter, billingDay);
  const show = (change: Partial<Shown>) => {
    const next = writeShown({ ...shown, ...change });
    if (params.get("view") === "table") next.set("view", "table");
    setParams(next);
  };
  const choices = { meters, meter, shown, billingDay, onChange: show };
  const label = meterLabels(meters, t)[meters.indexOf(meter)];
  const chosen = [label?.short, t(channelKey(shown.channel)), t(`readings.${shown.period}`)];
  const panel = (
    <ConsumptionPanel
      meter={meter}
      shown={shown}
      firstDay={firstDayOf(shown.period, billingDay)}
      onChange={show}
    >
      {phone && (
        <div className={styles.below}>
          <PeriodChoices {...choices} />
          <Settings chosen={chosen}>
            <RareChoices {...choices} />
          </Settings>
        </div>
      )}
    </ConsumptionPanel>
  );
  if (phone) return panel;
  return (
    <div className={styles.page}>
      <div className={styles.choices}>
        <RareChoices {...choices} />
        <PeriodChoices {...choices} />
      </div>
      {panel}
    </div>
  );
}

export function Component() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const meters = useMeters();
  const supplier = useSupplierQuery();
  return (
    <>
      <PageHeader title={t("menu.readings")} />
      <Fetched query={meters} loading={loading}>
        {(all) => {
          const meter = chosenPlace(all, params);
          if (!meter) {
            return (
              <Panel>
                <Empty title={t("meter.none")} text={t("account.noneAdvice")} />
              </Panel>
            );
          }
          return (
            <>
              <SectionTabs place={`?point=${meter.usage_point_id}`} />
              <Fetched query={supplier} loading={loading}>
                {({ billing_day }) => (
                  <Readings meters={placesOf(all)} meter={meter} billingDay={billing_day} />
                )}
              </Fetched>
            </>
          );
        }}
      </Fetched>
    </>
  );
}

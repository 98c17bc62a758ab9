/** «Показания»: the consumption chart of a meter. Everything chosen is in the address. */

import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import "@personal-cabinet/ui/page/print.css";
import { useSupplierQuery } from "@personal-cabinet/session/inner/use-supplier";
import { useTranslation } from "react-i18next";
import { channelKey } from "../../shared/channels";
import { HelpLink } from "../../shared/help/help-link";
import { meterLabels } from "../../shared/meter-labels";
import { NoAccounts } from "../../shared/no-accounts";
import { chosenPlace, placesOf, wholeAccount } from "../../shared/places";
import { useMeters } from "../../shared/use-meters";
import { PeriodChoices, RareChoices } from "./choices";
import { ConsumptionPanel } from "./consumption-panel";
import styles from "./readings.module.css";
import { firstDayOf, readShown, type Shown, writeShown } from "./readings-address";
import { readingsWords } from "./readings-words";
import { SectionTabs } from "./section-tabs";
import { Settings } from "./settings";
import { useConsumption } from "./use-consumption";

export const words = readingsWords;

const loading = <Loading height={520} />;

type ReadingsProps = {
  /** One for each place. */
  meters: MeterOut[];
  meter: MeterOut;
  /** The meters that stood at the shown place before. */
  replaced: MeterOut[];
  billingDay: number;
};

function Readings({ meters, meter, replaced, billingDay }: ReadingsProps) {
  const { t } = useTranslation();
  const [params, setParams] = useAddress();
  const phone = usePhone();
  const whole = wholeAccount(meters, params.get("account"), t("readings:whole.account"));
  const subject = whole ?? meter;
  const shownBy = (asked: URLSearchParams): Shown => {
    const read = readShown(asked, subject, billingDay);
    return whole ? read : { ...read, account: undefined };
  };
  const shown = shownBy(params);
  const show = (change: Partial<Shown>) =>
    setParams((now) => {
      const next = writeShown({ ...shownBy(now), ...change });
      for (const kept of ["view", "show"]) {
        const value = now.get(kept);
        if (value) next.set(kept, value);
      }
      return next;
    });
  const day = useConsumption(subject, shown, firstDayOf(shown.period, billingDay)).consumption.data;
  const finerThanHours = (day?.interval_minutes ?? 60) < 60;
  const choices = { meters, meter: subject, shown, billingDay, finerThanHours, onChange: show };
  const label = meterLabels(meters, t)[meters.indexOf(meter)];
  const chosen = [
    whole ? whole.name : label?.short,
    t(channelKey(shown.channel)),
    t(`readings.${shown.period}`),
  ];
  const panel = (
    <ConsumptionPanel
      meter={subject}
      replaced={whole ? [] : replaced}
      shown={shown}
      firstDay={firstDayOf(shown.period, billingDay)}
      onChange={show}
      period={<PeriodChoices {...choices} />}
    >
      {phone && (
        <div className={styles.below}>
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
  const [params] = useAddress();
  const meters = useMeters();
  const supplier = useSupplierQuery();
  return (
    <>
      <PageHeader title={t("menu.readings")} actions={<HelpLink to="chart" />} />
      <Fetched query={meters} loading={loading}>
        {(all) => {
          const meter = chosenPlace(all, params);
          if (!meter) {
            return <NoAccounts title={t("meter.none")} />;
          }
          return (
            <>
              <SectionTabs place={`?point=${meter.usage_point_id}`} />
              <Fetched query={supplier} loading={loading}>
                {({ billing_day }) => (
                  <Readings
                    meters={placesOf(all)}
                    meter={meter}
                    replaced={all.filter(
                      (one) => one !== meter && one.usage_point_id === meter.usage_point_id,
                    )}
                    billingDay={billing_day}
                  />
                )}
              </Fetched>
            </>
          );
        }}
      </Fetched>
    </>
  );
}

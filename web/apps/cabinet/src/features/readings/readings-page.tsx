/** «Показания»: the consumption chart of a meter. Everything chosen is in the address. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { chosenPlace, placesOf } from "../../shared/meter-select";
import { useMeters } from "../../shared/use-meters";
import { useSupplierQuery } from "../../shared/use-supplier";
import { Choices } from "./choices";
import { ConsumptionPanel } from "./consumption-panel";
import styles from "./readings.module.css";
import { firstDayOf, readShown, type Shown, writeShown } from "./readings-address";

const loading = <Loading height={520} />;

type ReadingsProps = { meters: MeterOut[]; meter: MeterOut; billingDay: number };

function Readings({ meters, meter, billingDay }: ReadingsProps) {
  const [params, setParams] = useSearchParams();
  const shown = readShown(params, meter, billingDay);
  const show = (change: Partial<Shown>) => {
    const next = writeShown({ ...shown, ...change });
    if (params.get("view") === "table") next.set("view", "table");
    setParams(next);
  };
  return (
    <div className={styles.page}>
      <Choices
        meters={meters}
        meter={meter}
        shown={shown}
        billingDay={billingDay}
        onChange={show}
      />
      <ConsumptionPanel
        meter={meter}
        shown={shown}
        firstDay={firstDayOf(shown.period, billingDay)}
        onChange={show}
      />
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
          const meter = chosenPlace(all, params.get("meter"));
          if (!meter) {
            return (
              <Panel>
                <Empty title={t("meter.none")} text={t("account.noneAdvice")} />
              </Panel>
            );
          }
          return (
            <Fetched query={supplier} loading={loading}>
              {({ billing_day }) => (
                <Readings meters={placesOf(all)} meter={meter} billingDay={billing_day} />
              )}
            </Fetched>
          );
        }}
      </Fetched>
    </>
  );
}

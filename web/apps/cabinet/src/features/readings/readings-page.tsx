/** «Показания»: the consumption chart of a meter. Everything chosen is in the address. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { chosenMeter } from "../../shared/meter-select";
import { useMeters } from "../../shared/use-meters";
import { Choices } from "./choices";
import { ConsumptionPanel } from "./consumption-panel";
import styles from "./readings.module.css";
import { readShown, type Shown, writeShown } from "./readings-address";

export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const meters = useMeters();
  return (
    <>
      <PageHeader title={t("menu.readings")} />
      <Fetched query={meters} loading={<Loading height={520} />}>
        {(all) => {
          const meter = chosenMeter(all, params.get("meter"));
          if (!meter) {
            return (
              <Panel>
                <Empty title={t("meter.none")} text={t("account.noneAdvice")} />
              </Panel>
            );
          }
          const shown = readShown(params, meter);
          const show = (change: Partial<Shown>) => {
            const next = writeShown({ ...shown, ...change });
            if (params.get("view") === "table") next.set("view", "table");
            setParams(next);
          };
          return (
            <div className={styles.page}>
              <Choices meters={all} meter={meter} shown={shown} onChange={show} />
              <ConsumptionPanel meter={meter} shown={shown} onChange={show} />
            </div>
          );
        }}
      </Fetched>
    </>
  );
}

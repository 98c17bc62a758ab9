/** Sub-step «Параметры подключения» of any service. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { connectionQuery } from "../../shared/api/get-connection";
import { StepGate } from "../../shared/step-gate";
import { StepPage } from "../../shared/step-page";
import type { Service } from "../../shared/steps";
import { ConnectionForm } from "./connection-form";
import russian from "./words/ru";

export const words = sectionWords("connection", russian, () => import("./words/en"));

function Connection({
  service,
  number,
  done,
}: {
  service: Service;
  number: string;
  done: boolean;
}) {
  const { t } = useTranslation();
  const connection = useQuery(connectionQuery(service));
  return (
    <StepPage
      number={number}
      step={t(`steps.${service}`)}
      title={t("subSteps.connection")}
      about={t(`connection:about.${service}`)}
    >
      {done && (
        <Alert
          type="info"
          showIcon
          title={t("connection:done")}
          description={t("connection:doneText")}
          style={{ marginBottom: 20 }}
        />
      )}
      <Fetched query={connection} loading={<Loading lines={8} />}>
        {(saved) => <ConnectionForm service={service} saved={saved} done={done} />}
      </Fetched>
    </StepPage>
  );
}

export function Component() {
  return (
    <StepGate>
      {({ service, number, done }) => (
        // A key of its own: another service's form starts afresh.
        <Connection key={service} service={service} number={number("connection")} done={done} />
      )}
    </StepGate>
  );
}

/** Sub-step «Параметры подключения» of any service. */
import type { ConnectionOut } from "@personal-cabinet/api/wizard";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { connectionQuery } from "../../shared/api/get-connection";
import { StepGate } from "../../shared/step-gate";
import { StepPage } from "../../shared/step-page";
import { connectionStep, type Service, serviceBefore } from "../../shared/steps";
import { ConnectionForm } from "./connection-form";
import russian from "./words/ru";

export const words = sectionWords("connection", russian, () => import("./words/en"));

/**
 * Where the step before has its database, for a service that knows none: most often it is the same
 * server. Empty when it is not needed; undefined while it is asked for.
 */
function useEarlier(service: Service, saved: ConnectionOut | undefined) {
  const before = serviceBefore(service);
  const needed = saved?.host === null && before !== null;
  const earlier = useQuery({ ...connectionQuery(before ?? service), enabled: needed });
  if (!needed || earlier.isError) return {};
  if (!earlier.data) return undefined;
  const { host, port, user } = earlier.data;
  return { host, port, user };
}

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
  const earlier = useEarlier(service, connection.data);
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
        {(saved) =>
          earlier ? (
            <ConnectionForm service={service} saved={{ ...saved, ...earlier }} done={done} />
          ) : (
            <Loading lines={8} />
          )
        }
      </Fetched>
    </StepPage>
  );
}

export function Component() {
  return (
    <StepGate>
      {({ service, number, done }) => (
        // A key of its own: another service's form starts afresh.
        <Connection
          key={service}
          service={service}
          number={number(connectionStep(service))}
          done={done}
        />
      )}
    </StepGate>
  );
}

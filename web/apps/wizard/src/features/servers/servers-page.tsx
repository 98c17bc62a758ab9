/** Sub-step 4.1, its second page: the acquisition server and the door for other systems. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { serversQuery } from "../../shared/api/get-servers";
import { StepGate } from "../../shared/step-gate";
import { StepPage } from "../../shared/step-page";
import { LAST_STEP } from "../../shared/steps";
import { ServersForm } from "./servers-form";
import russian from "./words/ru";

export const words = sectionWords("servers", russian, () => import("./words/en"));

function Servers({ number }: { number: string }) {
  const { t } = useTranslation();
  const servers = useQuery(serversQuery());
  return (
    <StepPage
      number={number}
      step={t(`steps.${LAST_STEP}`)}
      title={t("servers:title")}
      about={t("servers:about")}
    >
      <Fetched query={servers} loading={<Loading lines={10} />}>
        {(saved) => <ServersForm saved={saved} />}
      </Fetched>
    </StepPage>
  );
}

export function Component() {
  return (
    <StepGate step={LAST_STEP} subStep="connections">
      {({ number }) => <Servers number={number("connections")} />}
    </StepGate>
  );
}

/** Sub-step 4.2 «Данные организации»: who the supplier is, on every page and in every letter. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { organisationQuery } from "../../shared/api/get-organisation";
import { StepGate } from "../../shared/step-gate";
import { StepPage } from "../../shared/step-page";
import { LAST_STEP } from "../../shared/steps";
import { useOnward } from "../../shared/use-onward";
import { OrganisationForm } from "./organisation-form";
import russian from "./words/ru";

export const words = sectionWords("organisation", russian, () => import("./words/en"));

function Organisation({ number, setUp }: { number: string; setUp: boolean }) {
  const { t } = useTranslation();
  const organisation = useQuery(organisationQuery());
  const onward = useOnward(LAST_STEP, setUp);
  return (
    <StepPage
      number={number}
      step={t(`steps.${LAST_STEP}`)}
      title={t("subSteps.organisation")}
      about={t("organisation:about")}
    >
      <Fetched query={organisation} loading={<Loading lines={12} />}>
        {(saved) => <OrganisationForm saved={saved} onDone={onward} />}
      </Fetched>
    </StepPage>
  );
}

export function Component() {
  return (
    <StepGate step={LAST_STEP} subStep="organisation">
      {({ done, number }) => <Organisation number={number("organisation")} setUp={done} />}
    </StepGate>
  );
}

/** Sub-step 3.2 «Почтовый клиент»: the server that letters leave by. */

import type { MailOut } from "@personal-cabinet/api/wizard";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { mailQuery } from "../../shared/api/get-mail";
import { StepGate } from "../../shared/step-gate";
import { StepPage } from "../../shared/step-page";
import { MAIL_STEP } from "../../shared/steps";
import { useOnward } from "../../shared/use-onward";
import { MailForm } from "./mail-form";
import russian from "./words/ru";

export const words = sectionWords("mail", russian, () => import("./words/en"));

function State({ state }: { state: MailOut["state"] }) {
  const { t } = useTranslation();
  if (state === "todo") return null;
  const skipped = state === "skipped";
  return (
    <Alert
      type={skipped ? "warning" : "info"}
      showIcon
      title={t(skipped ? "mail:putOff" : "mail:saved")}
      description={t(skipped ? "mail:putOffText" : "mail:savedText")}
      style={{ marginBottom: 20 }}
    />
  );
}

function Mail({ number, setUp }: { number: string; setUp: boolean }) {
  const { t } = useTranslation();
  const mail = useQuery(mailQuery());
  const onward = useOnward(MAIL_STEP, setUp);
  return (
    <StepPage
      number={number}
      step={t(`steps.${MAIL_STEP}`)}
      title={t("subSteps.mail")}
      about={t("mail:about")}
    >
      <Fetched query={mail} loading={<Loading lines={10} />}>
        {(saved) => (
          <>
            <State state={saved.state} />
            <MailForm saved={saved} onDone={onward} />
          </>
        )}
      </Fetched>
    </StepPage>
  );
}

export function Component() {
  return (
    <StepGate step={MAIL_STEP}>
      {({ done, number }) => <Mail number={number("mail")} setUp={done} />}
    </StepGate>
  );
}

/** Adding one more account: the form, and what has come of it. */
import type { AccountRequestOut } from "@personal-cabinet/api/auth";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import formStyles from "@personal-cabinet/session/form/form.module.css";
import { Notice } from "@personal-cabinet/session/form/notice";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ACCOUNTS } from "../../shared/api/list-accounts";
import { joiningWords } from "../../shared/joining/joining-words";
import styles from "./account.module.css";
import { accountWords } from "./account-words";
import { AddForm } from "./add-form";
import { requestsQuery } from "./api/list-requests";

export const words = [accountWords, joiningWords];

type OutcomeProps = { request: AccountRequestOut; onBack: () => void; onAgain: () => void };

/** What was sent is added, asked about, or looked at by staff. */
function Outcome({ request, onBack, onAgain }: OutcomeProps) {
  const { t } = useTranslation("account");
  const { state, asked_until: until } = request;
  const kind = state === "added" ? "success" : "info";
  return (
    <div className={`${styles.form} ${formStyles.form}`}>
      <Notice kind={kind} title={t(`outcome.${state}`)}>
        <p>{t(`outcome.${state}Text`, { day: until ? formatDay(until) : "" })}</p>
      </Notice>
      <Button look="main" onClick={onBack}>
        {t("toAccounts")}
      </Button>
      {state === "waiting" && <Button onClick={onAgain}>{t("outcome.again")}</Button>}
    </div>
  );
}

export function Component() {
  const { t } = useTranslation("account");
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [sent, setSent] = useState<AccountRequestOut | null>(null);
  const back = () => void navigate("/account");
  const done = (request: AccountRequestOut) => {
    setSent(request);
    void queries.invalidateQueries({ queryKey: requestsQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ACCOUNTS });
  };
  return (
    <>
      <PageHeader
        title={t("add")}
        crumbs={[{ label: t("crumb"), to: "/account" }]}
        about={t("addAbout")}
      />
      <Panel>
        <InnerWords>
          <Fetched query={me}>
            {(user) =>
              sent ? (
                <Outcome request={sent} onBack={back} onAgain={() => setSent(null)} />
              ) : (
                <AddForm user={user.id} onSent={done} onCancel={back} />
              )
            }
          </Fetched>
        </InnerWords>
      </Panel>
    </>
  );
}

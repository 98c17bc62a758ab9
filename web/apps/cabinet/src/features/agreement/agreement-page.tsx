/** A version of the user agreement that asks: it stands in the place of every page until it is accepted. */
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import problems from "@personal-cabinet/i18n/ru/agreement-problems";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { leave } from "@personal-cabinet/session/inner/leave";
import { useTell } from "@personal-cabinet/session/inner/told";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { agreeTo, consentsQuery } from "../../shared/api/agreement-consents";
import { COUNTERS } from "../../shared/api/get-section-counters";
import { publishedQuery } from "../../shared/api/published-query";
import { application } from "../../shared/application";
import { PlainText, Title } from "../../shared/information/in-language";
import { informationWords } from "../../shared/information/information-words";
import { signOut } from "../../shared/sign-out";
import styles from "./agreement.module.css";

export const words = [
  informationWords,
  sectionWords("agreement", {}, () => Promise.resolve({ default: {} }), {
    russian: problems,
    english: () => import("@personal-cabinet/i18n/en/agreement-problems"),
  }),
];

export function Component() {
  const { t } = useTranslation();
  const tell = useTell();
  const queries = useQueryClient();
  const published = useQuery(publishedQuery);
  const agree = useMutation({
    mutationFn: agreeTo,
    onSuccess: () => {
      queries.setQueryData<SectionCountersOut>(
        COUNTERS,
        (known) => known && { ...known, agreement: null },
      );
      void queries.invalidateQueries({ queryKey: consentsQuery.queryKey });
      tell(t("agreement.done"));
    },
    // Another version may hold by now: it is shown, and asked about.
    onError: () => queries.invalidateQueries({ queryKey: publishedQuery.queryKey }),
  });
  return (
    <InnerWords>
      <PageHeader title={t("agreement.asked")} about={t("agreement.about")} />
      <Fetched query={published} loading={<Loading lines={12} />}>
        {({ agreement }) =>
          agreement && (
            <Panel>
              <h2>
                <Title of={agreement} />
              </h2>
              <p>{t("agreement.holds", { day: formatDate(agreement.valid_from) })}</p>
              <PlainText of={agreement} />
              <div className={styles.answers}>
                <Refusal error={agree.error} />
                <Button
                  look="main"
                  busy={agree.isPending}
                  onClick={() => agree.mutate(agreement.valid_from)}
                >
                  {t("agreement.agree")}
                </Button>
                <Button onClick={() => void leave(application, signOut)}>
                  {t("agreement.leave")}
                </Button>
              </div>
            </Panel>
          )
        }
      </Fetched>
    </InnerWords>
  );
}

import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { publishedQuery } from "../../shared/api/published-query";
import { informationWords } from "../../shared/information/information-words";
import { OwnConsent } from "../../shared/information/own-consent";
import { Published } from "../../shared/information/published";

export const words = informationWords;

/** «Информация» for a signed-in consumer. */
export function Component() {
  const { t } = useTranslation();
  const published = useQuery(publishedQuery);
  return (
    <InnerWords>
      <PageHeader title={t("menu.information")} />
      <Fetched query={published} loading={<Loading lines={12} />}>
        {(shown) => (
          <Published
            shown={shown}
            agreed={<OwnConsent />}
            order={<Link to="/services">{t("information:allServices")}</Link>}
          />
        )}
      </Fetched>
    </InnerWords>
  );
}

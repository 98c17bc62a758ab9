/** «Услуги» (manual 003, 6): the catalogue, an order, and one's own orders. */
import type { PublishedServiceOut } from "@personal-cabinet/api/cabinet";
import problems from "@personal-cabinet/i18n/ru/order-problems";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Button } from "@personal-cabinet/session/form/button";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "../../shared/api/list-accounts";
import { publishedQuery } from "../../shared/api/published-query";
import { HelpLink } from "../../shared/help/help-link";
import { ServiceCard } from "../../shared/information/chapters";
import { Title } from "../../shared/information/in-language";
import styles from "../../shared/information/information.module.css";
import { informationWords } from "../../shared/information/information-words";
import { AddAccountLink } from "../../shared/no-accounts";
import { MyOrders } from "./my-orders";
import { OrderForm } from "./order-form";
import russian from "./words/ru";

export const words = [
  sectionWords("services", russian, () => import("./words/en"), {
    russian: problems,
    english: () => import("@personal-cabinet/i18n/en/order-problems"),
  }),
  informationWords,
];

function Catalogue({ services }: { services: PublishedServiceOut[] }) {
  const { t } = useTranslation("services");
  const accounts = useQuery(accountsQuery);
  const [ordering, setOrdering] = useState<number | null>(null);
  const [told, setTold] = useState("");
  const own = (accounts.data ?? []).filter(({ ongoing }) => ongoing);
  if (services.length === 0) return <Empty title={t("none")} text={t("noneText")} />;
  return (
    <>
      <p>{t("about")}</p>
      <p role="status" className={styles.told}>
        {told ||
          (accounts.data && own.length === 0 && (
            <>
              {t("noAccount")} <AddAccountLink />
            </>
          ))}
      </p>
      <div className={styles.services}>
        {services.map((one) => (
          <ServiceCard key={one.id} of={one}>
            {ordering === one.id ? (
              <OrderForm
                service={one}
                accounts={own}
                onClose={() => setOrdering(null)}
                onSent={(number) => {
                  setOrdering(null);
                  setTold(t("sent", { number }));
                }}
              />
            ) : (
              own.length > 0 && (
                <Button
                  onClick={() => {
                    setTold("");
                    setOrdering(one.id);
                  }}
                >
                  {t("order")}
                  <span className="visually-hidden">
                    : <Title of={one} />
                  </span>
                </Button>
              )
            )}
          </ServiceCard>
        ))}
      </div>
    </>
  );
}

export function Component() {
  const { t } = useTranslation("services");
  const published = useQuery(publishedQuery);
  return (
    <InnerWords>
      <PageHeader title={t("title")} actions={<HelpLink to="services" />} />
      <div className={styles.whole}>
        <Panel title={t("catalogue")}>
          <Fetched query={published} loading={<Loading lines={12} />}>
            {(shown) => <Catalogue services={shown.services} />}
          </Fetched>
        </Panel>
        <Panel title={t("orders")}>
          <MyOrders />
        </Panel>
      </div>
    </InnerWords>
  );
}

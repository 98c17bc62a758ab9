/** The main page of a servicing organisation (manual 004, 3.1). */
import { spokenName } from "@personal-cabinet/i18n/names";
import { formatPhone } from "@personal-cabinet/i18n/phones";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { servicingQuery } from "../../shared/servicing/api/servicing";
import { HousesPanel } from "./houses-panel";
import styles from "./servicing.module.css";
import { WindowPanel } from "./window-panel";
import russian from "./words/ru";

export const words = sectionWords("servicing", russian, () => import("./words/en"));

export function Component() {
  const { t } = useTranslation("servicing");
  const name = spokenName(useMe().data?.display_name ?? "");
  const query = useQuery(servicingQuery);
  return (
    <>
      <PageHeader
        title={t("cabinet:menu.home")}
        heading={name ? t("cabinet:home.hello", { name }) : t("cabinet:home.helloAll")}
      />
      <Fetched query={query}>
        {({ organization, contact, window, houses }) => (
          <div className={styles.page}>
            <WindowPanel window={window} />
            <HousesPanel first={houses} open={window.open} />
            <Panel title={t("organization")}>
              <Facts
                facts={[
                  { label: t("name"), value: organization.name },
                  { label: t("shortName"), value: organization.short_name },
                  { label: t("kind"), value: t(`kinds.${organization.kind}`) },
                  { label: t("inn"), value: organization.inn },
                  { label: t("agreement"), value: organization.agreement_number },
                ].filter(({ value }) => value !== null)}
              />
            </Panel>
            <Panel title={t("contact")}>
              <Facts
                facts={[
                  { label: t("person"), value: contact.name },
                  { label: t("phone"), value: contact.phone && formatPhone(contact.phone) },
                  { label: t("email"), value: contact.email },
                ]}
              />
            </Panel>
          </div>
        )}
      </Fetched>
    </>
  );
}

/** «Настройки / Параметры»: all that a supplier sets of its cabinet, saved by groups. */
import type { SupplierSettings } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LeaveQuestion } from "../../shared/leave-question";
import type { Tagged } from "../../shared/tagged";
import { useMay } from "../../shared/use-may";
import { settingsCardQuery } from "./api/settings";
import { Erasures } from "./erasures";
import { GroupForm } from "./group-form";
import type { GroupName, Values } from "./groups";
import { History } from "./history";
import { LogoField } from "./logo-field";
import {
  PanelFields,
  PersonalFields,
  ReadingFields,
  RegistrationFields,
  SecurityFields,
} from "./other-fields";
import styles from "./settings.module.css";
import { SupplierFields } from "./supplier-fields";
import { TimeFields } from "./time-fields";
import russian from "./words/ru";

export const words = sectionWords("settings", russian, () => import("./words/en"));

const FIELDS: Record<GroupName, (values: Values) => ReactNode> = {
  supplier: (values) => <SupplierFields values={values} />,
  time: (values) => <TimeFields values={values} />,
  readings: (values) => <ReadingFields values={values} />,
  registration: (values) => <RegistrationFields values={values} />,
  security: (values) => <SecurityFields values={values} />,
  personal: () => <PersonalFields />,
  panel: () => <PanelFields />,
};

function Groups({ card, tag }: Tagged<SupplierSettings>) {
  const { t } = useTranslation("settings");
  const [touched, setTouched] = useState<GroupName[]>([]);
  const onTouched = useCallback((group: GroupName, is: boolean) => {
    setTouched((known) => {
      const others = known.filter((one) => one !== group);
      return is ? [...others, group] : others;
    });
  }, []);
  return (
    <>
      <LeaveQuestion
        active={touched.length > 0}
        title={t("leave.title")}
        text={t("leave.text")}
        leave={t("leave.go")}
        stay={t("leave.stay")}
      />
      {(Object.keys(FIELDS) as GroupName[]).map((group) => (
        <GroupForm key={group} group={group} settings={card} tag={tag} onTouched={onTouched}>
          {FIELDS[group]}
        </GroupForm>
      ))}
    </>
  );
}

export function Component() {
  const { t } = useTranslation("settings");
  const query = useQuery(settingsCardQuery());
  // A form of what was seen before would name the tag of what has come since.
  const settings = query.isFetchedAfterMount ? query : { ...query, data: undefined };
  const may = useMay("settings:change");
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.settings") }]}
        about={t(may ? "about" : "viewed")}
      />
      <div className={styles.page}>
        <Fetched query={settings} loading={<Loading lines={16} />}>
          {(known) => (
            <>
              <Panel title={t("logo.title")}>
                <LogoField />
              </Panel>
              <Groups card={known.card} tag={known.tag} />
            </>
          )}
        </Fetched>
        <Panel title={t("offices.title")}>
          <p>{t("offices.about")}</p>
          <Link to="/content">{t("offices.link")}</Link>
        </Panel>
        {may && <Erasures />}
        <History />
      </div>
    </>
  );
}

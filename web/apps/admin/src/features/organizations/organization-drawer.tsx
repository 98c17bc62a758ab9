/** One organisation beside the list: what it is, its readings, people and houses. */
import type { StaffOrganizationCardOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AuditLink } from "../../shared/audit-link";
import { useMay } from "../../shared/use-may";
import { organizationQuery } from "./api/organizations";
import { ChangeForm } from "./change-form";
import { Houses } from "./houses";
import styles from "./organizations.module.css";
import { People } from "./people";

const WIDTH = 720;
const READINGS = ["on_its_way", "accepted", "refused"] as const;

function useFacts(one: StaffOrganizationCardOut): Fact[] {
  const { t } = useTranslation("organizations");
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const facts: (Fact | false)[] = [
    { label: t("fact.name"), value: one.name },
    { label: t("column.kind"), value: t(`kind.${one.kind}`) },
    {
      label: t("column.state"),
      value: (
        <Mark tone={one.ended_at ? "plain" : "done"}>
          {t(`state.${one.ended_at ? "ended" : "active"}`)}
        </Mark>
      ),
    },
    one.ended_at !== null && { label: t("fact.endedAt"), value: formatMoment(one.ended_at) },
    { label: t("column.inn"), value: one.inn },
    { label: t("column.agreement"), value: one.agreement_number },
    { label: t("fact.houses"), value: number(one.houses) },
    { label: t("fact.unitMeters"), value: number(one.unit_meters) },
    { label: t("fact.commonMeters"), value: number(one.common_meters) },
    { label: t("fact.told"), value: t(one.told_by_system ? "fact.system" : "fact.staff") },
  ];
  return facts.filter((fact) => fact !== false);
}

function Readings({ one }: { one: StaffOrganizationCardOut }) {
  const { t } = useTranslation("organizations");
  const language = useLanguage();
  const sees = useMay("submissions:see");
  const { since } = one.readings;
  return (
    <section className={styles.section}>
      <h2>{t("readings.title", { day: formatDate(since) })}</h2>
      <Facts
        facts={READINGS.map((state) => ({
          label: t(`readings.${state}`),
          value: formatNumber(one.readings[state], language),
        }))}
      />
      {sees && (
        <p>
          <Link to={`/submissions?organization=${one.id}`}>{t("readings.open")}</Link>{" "}
          <Link to={`/submissions/late?organization=${one.id}`}>{t("readings.late")}</Link>
        </p>
      )}
    </section>
  );
}

type CardProps = { one: StaffOrganizationCardOut; tag: string; onReload: () => void };

function Card({ one, tag, onReload }: CardProps) {
  const { t } = useTranslation("organizations");
  const operates = useMay("organizations:change");
  return (
    <>
      <AuditLink kind="servicing_organization" ids={[one.id]} />
      <Facts facts={useFacts(one)} />
      <Readings one={one} />
      <People one={one} operates={operates && !one.ended_at} />
      <Houses id={one.id} operates={operates && !one.ended_at} />
      {operates && (
        <section className={styles.section}>
          <h2>{t("form.about")}</h2>
          <ChangeForm key={tag} one={one} tag={tag} onReload={onReload} />
        </section>
      )}
    </>
  );
}

function One({ id }: { id: number }) {
  const query = useQuery(organizationQuery(id));
  return (
    <Fetched query={query} loading={<Loading lines={12} />}>
      {({ card, tag }) => <Card one={card} tag={tag} onReload={() => void query.refetch()} />}
    </Fetched>
  );
}

export function OrganizationDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("organizations");
  const key = Number(id);
  const known = useQuery({ ...organizationQuery(key), enabled: false }).data;
  return (
    <RecordDrawer
      record={id}
      title={known?.card.short_name ?? t("one")}
      close={t("close")}
      width={WIDTH}
      onClose={onClose}
    >
      {(shown) => <One key={shown} id={Number(shown)} />}
    </RecordDrawer>
  );
}

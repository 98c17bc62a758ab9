/** A meter's card (manual 001, 4.2): what it is, where, its load, its verification, who was before it. */

import EditOutlined from "@ant-design/icons/EditOutlined";
import type { MeterCardOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { unbroken } from "@personal-cabinet/i18n/addresses";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { formatNumber, formatPercent } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { meterCard } from "./api/get-meter-card";
import { HistoryPanel } from "./history-panel";
import { LoadState } from "./load-state";
import styles from "./meter.module.css";
import { meterWords } from "./meter-words";
import { PassportDrawer } from "./passport-drawer";
import { RenameDialog } from "./rename-dialog";
import { VerificationPanel } from "./verification-panel";

export const words = meterWords;

function AboutPanel({ meter, passportAt }: { meter: MeterCardOut; passportAt: string }) {
  const { t } = useTranslation("meter");
  const language = useLanguage();
  const date = (day: string | null) => day && formatDate(day);
  const model = [meter.manufacturer, meter.model].filter(Boolean).join(" ");
  const tariff =
    meter.tariff && titleIn(language, { title: meter.tariff, title_en: meter.tariff_en ?? "" });
  const number = (value: number) => formatNumber(value, language, 4);
  const ratio = number(meter.transformation_ratio);
  const former = meter.former_ratios.at(-1);
  const sometimes: (Fact | false)[] = [
    meter.removed_on !== null && { label: t("removed"), value: date(meter.removed_on) },
    meter.manufactured_on !== null && {
      label: t("manufactured"),
      value: date(meter.manufactured_on),
    },
    meter.scope === "building" && { label: t("scope"), value: t("building") },
    (meter.transformation_ratio !== 1 || former !== undefined) && {
      label: t("ratio"),
      value: former
        ? t("ratioBefore", { ratio, day: date(former.until), before: number(former.ratio) })
        : ratio,
    },
    meter.loss_percent !== null && {
      label: t("losses"),
      value: formatPercent(meter.loss_percent, language),
    },
  ];
  return (
    <Panel title={t("about")}>
      <LoadState meter={meter} />
      {meter.until && (
        <Alert
          type="info"
          showIcon
          className={styles.note}
          title={t("former", { day: date(meter.until) })}
        />
      )}
      {!meter.until && meter.removed_on && (
        <Alert
          type="info"
          showIcon
          className={styles.note}
          title={t("gone", { day: date(meter.removed_on) })}
        />
      )}
      <Facts
        facts={[
          {
            label: t("model"),
            value: meter.passport ? (
              <Link to={passportAt} aria-label={t("openPassport", { model })}>
                {model}
              </Link>
            ) : (
              model || null
            ),
          },
          { label: t("serial"), value: meter.serial_number },
          { label: t("installed"), value: date(meter.installed_on) },
          {
            label: t("place"),
            value: [meter.place_kind, meter.place].filter(Boolean).join(", ") || null,
          },
          { label: t("tariff"), value: tariff },
          {
            label: t("code"),
            value: <span className={styles.code}>{meter.usage_point_code}</span>,
          },
          { label: t("amenity"), value: meter.amenity_level },
          { label: t("address"), value: unbroken(meter.address) || null },
          ...sometimes.filter((fact) => fact !== false),
        ]}
      />
      <p className={styles.links}>
        {meter.sees_readings && <Link to={`/readings?meter=${meter.id}`}>{t("chart")}</Link>}
        <Link to={`/diagnostics?meter=${meter.id}`}>{t("events")}</Link>
      </p>
    </Panel>
  );
}

function Card({ meter }: { meter: MeterCardOut }) {
  const { t } = useTranslation("meter");
  const queries = useQueryClient();
  const tell = useTell();
  const passport = useAddressRecord("passport");
  const [renaming, setRenaming] = useState(false);
  const renamed = ({ name, own_name }: MeterOut) => {
    queries.setQueryData(
      meterCard(String(meter.id)).queryKey,
      (known) => known && { ...known, name, own_name },
    );
    // The name stands on nearly every page.
    void queries.invalidateQueries();
    tell(t("rename.done", { name }));
  };
  return (
    <>
      <PageHeader
        title={meter.name}
        crumbs={[
          { label: t("cabinet:menu.account"), to: "/account" },
          {
            label: t("cabinet:account.number", { number: meter.account_number }),
            to: `/account/${meter.account_id}`,
          },
        ]}
        about={t("kind")}
        actions={
          <Button icon={<EditOutlined aria-hidden="true" />} onClick={() => setRenaming(true)}>
            {t("rename.open")}
          </Button>
        }
      />
      <div className={styles.page}>
        <AboutPanel meter={meter} passportAt={passport.addressOf("open")} />
        <VerificationPanel meter={meter} />
        <HistoryPanel meter={meter} />
      </div>
      <PassportDrawer passport={passport.opened ? meter.passport : null} onClose={passport.close} />
      <RenameDialog
        meter={meter}
        open={renaming}
        onClose={() => setRenaming(false)}
        onRenamed={renamed}
      />
    </>
  );
}

export function Component() {
  const { t } = useTranslation("meter");
  const { meter = "" } = useParams();
  const card = useQuery(meterCard(meter));
  return (
    <>
      {!card.data && <PageHeader title={t("kind")} />}
      <Fetched query={card}>{(data) => <Card key={data.id} meter={data} />}</Fetched>
    </>
  );
}

/** A meter's card: two tabs as the manual has them, what it noticed, its passport, who was here before. */

import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Tagged } from "../../../shared/tagged";
import { useMay } from "../../../shared/use-may";
import { PassportFacts } from "../shared/passport/passport";
import { cardQuery } from "./api/get-card";
import { METER_LISTS, METERS } from "./api/list-meters";
import { CardTabs } from "./card-tabs";
import { EditMarks } from "./edit-marks";
import { EventsTab } from "./events-tab";
import { InformationForm } from "./information-form";
import { KnownTab } from "./known-tab";
import { MeterHistory } from "./meter-history";
import styles from "./meters.module.css";
import { eventOf, monthOf } from "./meters-address";
import { PointForm } from "./point-form";
import { RegisterZonesForm } from "./register-zones-form";
import { Replacing } from "./replacing";

const HandIn = lazyPage(() => import("../../../shared/hand-in/hand-in-button"));

export type CardProps = {
  card: MeterStaffCardOut;
  tag: string;
  /** Reads the card again: somebody else has changed it. */
  onReload: () => void;
};

function Account({ account }: { account: NonNullable<MeterStaffCardOut["account"]> }) {
  const sees = useMay("accounts:see");
  const { id, number, customer_name: name } = account;
  return (
    <>
      {sees ? <Link to={`/accounts?account=${id}`}>{number}</Link> : number}, {name}
    </>
  );
}

function Head({ card }: { card: MeterStaffCardOut }) {
  const { t } = useTranslation("meters");
  const due = card.verification_due_on;
  return (
    <Facts
      facts={[
        { label: t("column.serial"), value: card.information.serial_number },
        {
          label: t("column.account"),
          value: card.account && <Account account={card.account} />,
        },
        { label: t("column.address"), value: card.address },
        {
          label: t("column.verification"),
          value: due && (
            <>
              {formatDate(due)}
              {card.verification_state !== "valid" && ` (${t(`due.${card.verification_state}`)})`}
              {card.verification_computed && (
                <span className={styles.soft}>{t("card.computed")}</span>
              )}
            </>
          ),
        },
        {
          label: t("column.state"),
          value: (
            <Mark tone={card.in_service ? "done" : "plain"}>
              {t(`state.${card.in_service ? "in_service" : card.point ? "removed" : "unused"}`)}
            </Mark>
          ),
        },
        { label: t("filter.load"), value: card.load && t(`load.${card.load}`) },
      ]}
    />
  );
}

function Passport({ card }: { card: MeterStaffCardOut }) {
  const { t } = useTranslation("meters");
  const [open, setOpen] = useState(false);
  if (!card.passport) return null;
  const { name, version_code: code } = card.passport;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {t("card.passport", { model: code ? `${name}/${code}` : name })}
      </Button>
      <Dialog
        open={open}
        title={t("card.passportTitle")}
        width={720}
        onCancel={() => setOpen(false)}
        footer={<Button onClick={() => setOpen(false)}>{t("card.closePassport")}</Button>}
        closable={{ "aria-label": t("card.closePassport") }}
      >
        <PassportFacts passport={card.passport} />
      </Dialog>
    </>
  );
}

export function MeterCard({ card, tag, onReload }: CardProps) {
  const { t } = useTranslation("meters");
  const queries = useQueryClient();
  const operates = useMay("meters:change");
  const handsIn = useMay("submissions:change");
  const [params] = useAddress();
  const month = monthOf(params);
  const meant = eventOf(params);
  const [done, setDone] = useState("");
  const saved = async (now: Tagged<MeterStaffCardOut>) => {
    queries.setQueryData(cardQuery(card.id).queryKey, now);
    setDone(t("card.saved"));
    await queries.invalidateQueries({ queryKey: METER_LISTS });
  };
  const changed = async (told: string) => {
    setDone(told);
    await queries.invalidateQueries({ queryKey: METERS });
  };
  const form = { card, tag, onReload, disabled: !operates, onSaved: saved };
  return (
    <>
      <div role="status">
        {done && <Alert type="success" showIcon title={done} style={{ marginBottom: 20 }} />}
      </div>
      <Head card={card} />
      <div className={styles.head}>
        <Passport card={card} />
        {operates && <Replacing card={card} tag={tag} onReload={onReload} onDone={changed} />}
        {handsIn && card.in_service && (
          <Suspense fallback={null}>
            <HandIn meterId={card.id} onDone={setDone} />
          </Suspense>
        )}
      </div>
      <EditMarks {...form} />
      <CardTabs
        label={t("card.title")}
        first={meant ? "events" : month ? "known" : undefined}
        tabs={[
          {
            key: "information",
            label: t("tab.information"),
            children: (
              <>
                <InformationForm key={tag} {...form} />
                <RegisterZonesForm id={card.id} disabled={!operates} onDone={setDone} />
              </>
            ),
          },
          {
            key: "point",
            label: t("tab.point"),
            children: card.point ? (
              <PointForm key={tag} {...form} point={card.point} />
            ) : (
              <p>{t("card.noPlace")}</p>
            ),
          },
          {
            key: "events",
            label: t("tab.events"),
            children: <EventsTab id={card.id} meant={meant} />,
          },
          ...(card.point
            ? [
                {
                  key: "known",
                  label: t("tab.known"),
                  children: <KnownTab card={card} first={month} />,
                },
              ]
            : []),
        ]}
      />
      {card.history.length > 0 && <MeterHistory history={card.history} own={card.id} />}
    </>
  );
}

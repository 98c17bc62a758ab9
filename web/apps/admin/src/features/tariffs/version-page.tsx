/** A new version of a schedule, or the correction of one: zones, seasons, a painted week, prices. */

import type { ScheduleOut } from "@personal-cabinet/api/cabinet";
import { formatDate, todayAt } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { NoRights } from "@personal-cabinet/ui/state/no-rights";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { LeaveQuestion } from "../../shared/leave-question";
import type { Tagged } from "../../shared/tagged";
import { useMay } from "../../shared/use-may";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { addVersion } from "./api/change-schedule";
import { scheduleQuery } from "./api/get-schedule";
import { TARIFFS } from "./api/list-schedules";
import { type Draft, draftOf, emptyDraft, termsOf } from "./draft";
import { FaultList } from "./fault-list";
import { PricesFields } from "./prices-fields";
import { SeasonsFields } from "./seasons-fields";
import styles from "./tariffs.module.css";
import { TextField } from "./text-field";
import russian from "./words/ru";
import { ZonesFields } from "./zones-fields";

export const words = sectionWords("tariffs", russian, () => import("./words/en"));

/** The day after, a likely beginning of new prices. */
function following(today: string): string {
  const next = new Date(`${today}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function Editor({ known }: { known: Tagged<ScheduleOut> }) {
  const { t } = useTranslation("tariffs");
  const language = useLanguage();
  const navigate = useNavigate();
  const tell = useTell();
  const queries = useQueryClient();
  const today = todayAt(useSupplierZone());
  const [asked] = useAddress();
  const { card, tag } = known;
  const like = card.versions.find(({ id }) => String(id) === asked.get("of"));
  const corrects = like && asked.has("correct") ? like : null;
  const [draft, setDraft] = useState<Draft>(() => {
    if (!like) return emptyDraft(following(today), { ru: "Круглосуточно", en: "All day" });
    const copied = draftOf(like.terms, language === "ru");
    return corrects ? copied : { ...copied, validFrom: following(today), source: "" };
  });
  const [touched, setTouched] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const change = (next: Draft) => {
    setDraft(next);
    setTouched(true);
  };
  const save = useMutation({
    mutationFn: () => addVersion(card.id, tag, termsOf(draft), corrects?.id ?? null),
    onSuccess: async () => {
      setTouched(false);
      await queries.invalidateQueries({ queryKey: TARIFFS });
      tell(t("version.saved", { day: formatDate(draft.validFrom) }));
      await navigate(`/tariffs/${card.id}`);
    },
    onError: () => top.current?.scrollIntoView({ block: "start" }),
  });
  const title = t(corrects ? "version.correctTitle" : "version.newTitle");
  return (
    <div ref={top}>
      <PageHeader
        title={title}
        crumbs={[
          { label: t("admin:menu.group.dictionaries") },
          { label: t("title"), to: "/tariffs" },
          { label: card.name, to: `/tariffs/${card.id}` },
        ]}
        about={t(corrects ? "version.correctAbout" : "version.newAbout")}
      />
      <div role="alert">
        <FaultList error={save.error} />
      </div>
      <form
        className={styles.panels}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Panel title={t("version.day")}>
          <TextField
            label={t("version.validFrom")}
            type="date"
            className={styles.title}
            min="2000-01-01"
            max="2100-12-31"
            required
            disabled={corrects !== null}
            value={draft.validFrom}
            onType={(text) => change({ ...draft, validFrom: text })}
          />
        </Panel>
        <Panel title={t("zone.title")}>
          <ZonesFields draft={draft} onChange={change} />
        </Panel>
        <Panel title={t("week.title")}>
          <SeasonsFields draft={draft} onChange={change} />
        </Panel>
        <Panel title={t("prices.title")}>
          <PricesFields draft={draft} onChange={change} />
        </Panel>
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("version.save")}
          </Button>
          <Button onClick={() => void navigate(`/tariffs/${card.id}`)}>{t("cancel")}</Button>
        </div>
      </form>
      <LeaveQuestion
        active={touched}
        title={t("leave.title")}
        text={t("leave.text")}
        leave={t("leave.leave")}
        stay={t("leave.stay")}
      />
    </div>
  );
}

export function Component() {
  const id = Number(useParams().id);
  const may = useMay("tariffs:change");
  const schedule = useQuery(scheduleQuery(id));
  if (!may) return <NoRights />;
  return <Fetched query={schedule}>{(known) => <Editor known={known} />}</Fetched>;
}

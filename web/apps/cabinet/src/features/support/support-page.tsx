/** «Поддержка» (manual 001, 4.5): one's own appeals, those at work and those in «Архив». */

import type { AppealOut } from "@personal-cabinet/api/cabinet";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { HelpLink } from "../../shared/help/help-link";
import { appealForm } from "./api/get-form";
import { appealsQuery } from "./api/list-appeals";
import { Reach } from "./contacts";
import { SearchField } from "./search-field";
import { StatusMark } from "./status-mark";
import styles from "./support.module.css";
import { supportWords } from "./support-words";

export const words = supportWords;

type Shown = "active" | "archive";
const SHOWN: [Shown, Shown] = ["active", "archive"];

function Row({ appeal }: { appeal: AppealOut }) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  const { last, unread } = appeal;
  return (
    <li className={styles.row} data-unread={unread > 0 || undefined}>
      <p className={styles.rowHead}>
        <Link to={`/support/appeals/${appeal.id}`} className={styles.rowLink}>
          {titleIn(language, appeal.topic)}, {t("number", { number: appeal.number })}
        </Link>
        <StatusMark status={appeal.status} />
        {appeal.merged_into && (
          <span className={styles.soft}>
            {t("mergedInto", { number: appeal.merged_into.number })}
          </span>
        )}
        {unread > 0 && <span className={styles.fresh}>{t("unread", { count: unread })}</span>}
      </p>
      <p className={styles.snippet}>{t("lastBy", { by: t(`by.${last.by}`), text: last.text })}</p>
      <p className={styles.soft}>
        {formatDayAndTime(last.at, language)}
        {appeal.account && ` · ${appeal.account.number}`}
      </p>
    </li>
  );
}

function Nothing({ shown, search }: { shown: Shown; search: string }) {
  const { t } = useTranslation("support");
  if (search) return <Empty title={t("nothing")} text={t("nothingText")} />;
  if (shown === "archive") return <Empty title={t("noneArchived")} text={t("noneArchivedText")} />;
  return <Empty title={t("none")} text={t("noneText")} action={<Reach />} />;
}

/** What is not sent yet is found again. */
function Unsent() {
  const { t } = useTranslation("support");
  const draft = useQuery(appealForm).data?.draft;
  if (!draft) return null;
  return (
    <p className={styles.unsent}>
      {t("draft")} <Link to="/support/new">{t("draftOpen")}</Link>
    </p>
  );
}

function List() {
  const { t } = useTranslation("support");
  const [table, setTable] = useTableState();
  const [shown, choose] = useAddressChoice("show", SHOWN);
  const { search, limit, offset } = table;
  const list = useQuery(appealsQuery({ archived: shown === "archive", search, limit, offset }));
  return (
    <Panel>
      <div className={styles.tools}>
        <Segments
          label={t("which")}
          value={shown}
          onChange={choose}
          options={SHOWN.map((value) => ({ value, label: t(value) }))}
        />
        <SearchField
          label={t("search")}
          value={search}
          onSearch={(text) => setTable({ ...table, search: text, offset: 0 })}
        />
      </div>
      <Fetched query={list} loading={<Loading lines={8} />}>
        {({ items, total }) =>
          total === 0 ? (
            <Nothing shown={shown} search={search} />
          ) : (
            <>
              <ul className={styles.rows} aria-label={t("list")}>
                {items.map((appeal) => (
                  <Row key={appeal.id} appeal={appeal} />
                ))}
              </ul>
              <Pager
                caption={t("list")}
                state={table}
                total={total}
                onChange={(page) => setTable({ ...table, ...page })}
              />
            </>
          )
        }
      </Fetched>
    </Panel>
  );
}

export function Component() {
  const { t } = useTranslation("support");
  return (
    <div className={styles.page}>
      <PageHeader
        title={t("title")}
        about={
          <>
            {t("about")} <HelpLink to="support" />
          </>
        }
        actions={
          <Link className={styles.write} to="/support/new">
            {t("write")}
          </Link>
        }
      />
      <Unsent />
      <List />
      <p className={styles.foot}>
        <Link to="/support/contacts">{t("contacts.open")}</Link>
      </p>
    </div>
  );
}

/** «Передать показания» (manual 003, 5.1 and 5.2): every meter that is read by hand, on one page. */

import type { FormMeterOut, SubmissionFormOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { accountsQuery } from "../../shared/api/list-accounts";
import { HelpLink } from "../../shared/help/help-link";
import { NoAccounts } from "../../shared/no-accounts";
import { readingEntryWords } from "../../shared/reading-entry/reading-entry-words";
import { submissionForm } from "./api/get-form";
import { BlockedPanel } from "./blocked-panel";
import { MeterCard } from "./meter-card";
import styles from "./submissions.module.css";
import { submissionsWords } from "./submissions-words";
import { type Entries, useEntries } from "./use-entries";
import { commonWindow, windowWords } from "./window-words";

export const words = [readingEntryWords, submissionsWords];

/** With several meters they are sent together; the page says what came of it. */
function SendAll({ items, entries }: { items: FormMeterOut[]; entries: Entries }) {
  const { t } = useTranslation("submissions");
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const sendAll = async () => {
    const typed = items.filter((item) =>
      Object.values(entries.entryOf(item.meter_id).typed).some(Boolean),
    );
    if (typed.length === 0) return setTold(t("nothingTyped"));
    setBusy(true);
    setTold("");
    let count = 0;
    // One after another: what is refused first is where the reader goes on.
    for (const item of typed) {
      if (!(await entries.send(item))) break;
      count += 1;
    }
    setBusy(false);
    const whole = t("sentAll", { count });
    setTold(
      count === typed.length ? whole : [count > 0 && whole, t("notAll")].filter(Boolean).join(". "),
    );
  };
  return (
    <div className={told || items.length > 1 ? styles.all : styles.silent}>
      {items.length > 1 && (
        <Button look="main" busy={busy} onClick={() => void sendAll()}>
          {t("submitAll")}
        </Button>
      )}
      <p role="status">{told}</p>
    </div>
  );
}

/** Who has no account adds one first; whose meters are not to be read by hand has nothing to do. */
function Nothing() {
  const { t } = useTranslation("submissions");
  const accounts = useQuery(accountsQuery);
  return (
    <Fetched query={accounts}>
      {(all) =>
        all.length > 0 ? (
          <Panel>
            <Empty title={t("none")} text={t("noneText")} />
          </Panel>
        ) : (
          <NoAccounts />
        )
      }
    </Fetched>
  );
}

function Cards({ form, user }: { form: SubmissionFormOut; user: string }) {
  const { t } = useTranslation("submissions");
  const entries = useEntries(user);
  const own = form.items.filter(({ blocked }) => blocked === null);
  const others = form.items.filter(({ blocked }) => blocked !== null);
  const window = commonWindow(own);
  const awaited = own.filter(
    (item) => item.window.open && (!item.submitted || entries.entryOf(item.meter_id).correcting),
  );
  return (
    <div className={styles.page}>
      {own.length === 0 && others.length === 0 && <Nothing />}
      {window && (
        <p className={styles.window}>
          {windowWords(window, t)}{" "}
          {!window.open && <Link to="/profile/notifications">{t("window.remind")}</Link>}
        </p>
      )}
      {own.map((item) => (
        <MeterCard key={item.meter_id} item={item} entries={entries} tellWindow={window === null} />
      ))}
      {own.length > 1 && <SendAll items={awaited} entries={entries} />}
      {others.length > 0 && <BlockedPanel items={others} />}
    </div>
  );
}

export function Component() {
  const { t } = useTranslation("submissions");
  const me = useMe();
  const form = useQuery(submissionForm(useLanguage()));
  return (
    <InnerWords>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("cabinet:menu.readings"), to: "/readings" }]}
        about={
          <>
            {t("about")} <HelpLink to="submissions" />
          </>
        }
      />
      <Fetched query={me}>
        {({ id }) => <Fetched query={form}>{(data) => <Cards form={data} user={id} />}</Fetched>}
      </Fetched>
    </InnerWords>
  );
}

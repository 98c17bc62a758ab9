/** «Создать обращение»: everything on one page; what is typed is kept while it is typed. */

import type { AppealFormOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Notice, Refusal } from "@personal-cabinet/session/form/notice";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cardOf } from "../../shared/appeal-card";
import { appealForm } from "./api/get-form";
import { AccountField, TextField, TopicField } from "./appeal-fields";
import { Card } from "./card";
import { FileField } from "./file-field";
import styles from "./form.module.css";
import { topicOf, topicsOf } from "./form-values";
import { KindChoice } from "./kind-choice";
import { supportWords } from "./support-words";
import { TopicFields } from "./topic-fields";
import { type NewAppeal, useAppeal } from "./use-appeal";

export const words = supportWords;

function Foot({ appeal, onEmpty }: { appeal: NewAppeal; onEmpty: () => void }) {
  const { t } = useTranslation("support");
  const { draft, unsure, busy, error } = appeal;
  return (
    <>
      {unsure ? (
        <Notice kind="warning" title={t("unsure")}>
          <p>{t("unsureText")}</p>
        </Notice>
      ) : (
        <Refusal error={error} />
      )}
      <div className={styles.foot}>
        <Button type="submit" look="main" busy={busy}>
          {t(unsure ? "form.again" : "form.send")}
        </Button>
        <p role="status" className={styles.soft}>
          {draft.state !== "none" && t(`saved.${draft.state}`)}
        </p>
        {draft.state !== "none" && !unsure && (
          <button type="button" className={styles.act} onClick={onEmpty}>
            {t("form.empty")}
          </button>
        )}
      </div>
    </>
  );
}

type FormProps = { form: AppealFormOut; user: string; onEmpty: () => void };

function NewForm({ form, user, onEmpty }: FormProps) {
  const { t } = useTranslation("support");
  const [params] = useAddress();
  const account = Number(params.get("account")) || null;
  const appeal = useAppeal(form, user, cardOf(params), account);
  const { values, refusals, files, change } = appeal;
  const owner = { name: "appeal", refusals };
  const topic = topicOf(form, values);
  const leave = () => void appeal.draft.drop().then(onEmpty, onEmpty);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void appeal.send();
      }}
    >
      {values.card && <Card card={values.card} onRemove={() => change({ card: null })} />}
      <KindChoice
        kinds={form.kinds}
        value={values.kind}
        wrong={refusals.kind}
        onChange={(kind) => {
          const topics = topicsOf(form, kind);
          const [only] = topics.length === 1 ? topics : [];
          const kept = topics.find(({ id }) => id === values.topicId);
          change({ kind, topicId: kept?.id ?? only?.id ?? null });
        }}
      />
      <TopicField
        form={owner}
        topics={topicsOf(form, values.kind)}
        value={values.topicId}
        onChange={(topicId) => change({ topicId })}
      />
      <AccountField
        form={owner}
        accounts={form.accounts}
        value={values.accountId}
        onChange={(accountId) => change({ accountId })}
      />
      {topic && (
        <TopicFields
          form={owner}
          fields={topic.fields}
          values={values.fields}
          onChange={(key, value) => change({ fields: { ...values.fields, [key]: value } })}
        />
      )}
      <TextField
        form={owner}
        label={t("form.text")}
        hint="form.textHint"
        most={form.limits.text}
        value={values.text}
        onChange={(text) => change({ text })}
      />
      <FileField files={files} />
      {refusals.files && (
        <p role="alert" className={styles.wrong}>
          {refusals.files}
        </p>
      )}
      <Foot appeal={appeal} onEmpty={leave} />
    </form>
  );
}

export function Component() {
  const { t } = useTranslation("support");
  const queries = useQueryClient();
  const me = useMe();
  const query = appealForm;
  const form = useQuery({ ...query, refetchOnWindowFocus: false, refetchOnReconnect: false });
  const [turn, setTurn] = useState(0);
  // What is typed now is newer than any draft that is asked for again.
  const [begun, setBegun] = useState<AppealFormOut | null>(null);
  const fresh = form.isFetched && !form.isFetching ? form.data : undefined;
  if (fresh && !begun) setBegun(fresh);
  const emptied = () => {
    if (!begun) return;
    const empty = { ...begun, draft: null };
    queries.setQueryData(query.queryKey, empty);
    setBegun(empty);
    setTurn(turn + 1);
  };
  return (
    <InnerWords>
      <PageHeader title={t("form.title")} crumbs={[{ label: t("title"), to: "/support" }]} />
      <div className={styles.page}>
        <Panel>
          <Fetched query={me}>
            {({ id }) => (
              <Fetched query={{ ...form, data: begun ?? undefined }}>
                {(data) => <NewForm key={turn} form={data} user={id} onEmpty={emptied} />}
              </Fetched>
            )}
          </Fetched>
        </Panel>
      </div>
    </InnerWords>
  );
}

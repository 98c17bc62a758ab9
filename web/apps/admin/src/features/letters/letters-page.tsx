/** «Сообщения / Письма»: what was sent, what waits, and what could not be delivered. */
import type { LetterOut, LetterState } from "@personal-cabinet/api/notifications";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { listLetters } from "../../shared/api/list-letters";
import { LETTERS } from "../../shared/use-abandoned-letters";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { useTimesNote } from "../../shared/use-times-note";
import { resendLetter } from "./api/resend-letter";
import { reasonWords } from "./letter-reason";
import { lettersWords } from "./letters-words";

export const words = lettersWords;

/** What needs somebody comes first. */
const STATES: LetterState[] = ["abandoned", "waiting", "sending", "sent", "expired"];

const minute = (iso: string) => formatMoment(iso).slice(0, 16);
const nameOf = (t: TFunction, { template }: LetterOut) =>
  t(`letters:template.${template}`, { defaultValue: template });

function columnsOf(
  t: TFunction,
  state: LetterState,
  actions: ((letter: LetterOut) => ReactNode) | null,
): Column<LetterOut>[] {
  const columns: Column<LetterOut>[] = [
    {
      key: "template",
      title: t("letters:column.template"),
      phone: "title",
      render: (letter) => nameOf(t, letter),
    },
    { key: "address", title: t("letters:column.address"), render: ({ address }) => address },
    {
      key: "created",
      title: t("letters:column.created"),
      render: ({ created_at }) => minute(created_at),
    },
  ];
  if (state === "sent") {
    columns.push({
      key: "sent",
      title: t("letters:column.sent"),
      render: ({ sent_at }) => sent_at && minute(sent_at),
    });
    return columns;
  }
  if (state === "expired") {
    columns.push({
      key: "term",
      title: t("letters:column.term"),
      render: ({ expires_at }) => expires_at && minute(expires_at),
    });
  }
  if (state === "waiting") {
    columns.push({
      key: "due",
      title: t("letters:column.due"),
      render: ({ due_at }) => minute(due_at),
    });
  }
  columns.push(
    {
      key: "attempts",
      title: t("letters:column.attempts"),
      align: "right",
      render: ({ attempts }) => attempts,
    },
    {
      key: "reason",
      title: t("letters:column.reason"),
      render: (letter) => reasonWords(t, letter),
    },
  );
  if (actions) {
    columns.push({ key: "actions", title: t("letters:column.actions"), render: actions });
  }
  return columns;
}

export function Component() {
  const { t } = useTranslation("letters");
  const [params, setParams] = useSearchParams();
  const [table, setTable] = useTableState(useRowsPerPage());
  const queries = useQueryClient();
  const timesNote = useTimesNote();
  const role = useMe().data?.role;
  const state = STATES.find((known) => known === params.get("state")) ?? "abandoned";
  const may = state === "abandoned" && (role === "administrator" || role === "operator");
  const page = { limit: table.limit, offset: table.offset };
  const letters = useQuery({
    queryKey: [...LETTERS, state, page],
    queryFn: () => listLetters(state, page),
    placeholderData: keepPreviousData,
  });
  const resend = useMutation({
    mutationFn: resendLetter,
    onSettled: () => queries.invalidateQueries({ queryKey: LETTERS }),
  });
  const actions = (letter: LetterOut) => (
    <Button
      size="small"
      loading={resend.isPending && resend.variables === letter.id}
      aria-label={`${t("resend")}: ${nameOf(t, letter)}, ${letter.address}`}
      onClick={() => resend.mutate(letter.id)}
    >
      {t("resend")}
    </Button>
  );
  const choose = (next: LetterState) => {
    resend.reset();
    setParams(next === "abandoned" ? {} : { state: next });
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("crumb") }]}
        about={`${t("about")} ${timesNote}`}
      />
      <FormAlert error={resend.error} />
      <div role="status">
        {resend.isSuccess && (
          <Alert type="success" showIcon title={t("resent")} style={{ marginBottom: 20 }} />
        )}
      </div>
      <DataTable
        caption={t("title")}
        columns={columnsOf(t, state, may ? actions : null)}
        rowKey={(letter) => letter.id}
        rowLabel={(letter) => `${nameOf(t, letter)}, ${letter.address}`}
        state={table}
        onChange={setTable}
        query={letters}
        tools={
          <FilterChoice<LetterState>
            label={t("title")}
            value={state}
            onChange={choose}
            options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        }
        empty={<Empty title={t(`empty.${state}`)} text={t("emptyText")} />}
      />
    </>
  );
}

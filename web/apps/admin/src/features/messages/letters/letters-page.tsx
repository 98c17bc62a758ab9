/** «Сообщения / Письма»: what was sent, what waits, and what could not be delivered. */
import type { LetterOut, LetterState } from "@personal-cabinet/api/notifications";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import type { RowAction } from "@personal-cabinet/ui/table/row-actions";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { lettersQuery } from "../../../shared/api/list-letters";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useTimesNote } from "../../../shared/use-times-note";
import { useResendLetter } from "./api/resend-letter";
import { letterColumns, templateWord } from "./letter-columns";
import { MailboxLine } from "./mailbox-line";
import russian from "./words/ru";

export const words = sectionWords("letters", russian, () => import("./words/en"));

/** What needs somebody comes first. */
const STATES: [LetterState, ...LetterState[]] = [
  "abandoned",
  "waiting",
  "sending",
  "sent",
  "expired",
];

export function Component() {
  const { t } = useTranslation("letters");
  const [table, setTable] = useTableState(useRowsPerPage());
  const [state, setState] = useAddressChoice("state", STATES);
  const timesNote = useTimesNote();
  const operates = useMay("letters:change");
  const letters = useQuery(lettersQuery(state, { limit: table.limit, offset: table.offset }));
  const resend = useResendLetter();
  const actions = (letter: LetterOut): RowAction[] => [
    {
      key: "resend",
      label: t("resend"),
      loading: resend.isPending && resend.variables === letter.id,
      onChoose: () => resend.mutate(letter.id),
    },
  ];
  const choose = (next: LetterState) => {
    resend.reset();
    setState(next);
  };
  const rowLabel = (letter: LetterOut) => `${templateWord(t, letter)}, ${letter.address}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.messages") }]}
        about={`${t("about")} ${timesNote}`}
      />
      <MailboxLine />
      <FormAlert error={resend.error} />
      <div role="status">
        {resend.isSuccess && (
          <Alert type="success" showIcon title={t("resent")} style={{ marginBottom: 20 }} />
        )}
      </div>
      <DataTable
        caption={t("title")}
        columns={letterColumns(t, state)}
        actions={operates && state === "abandoned" ? actions : undefined}
        rowKey={(letter) => letter.id}
        rowLabel={rowLabel}
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
        toolsOn={state === STATES[0] ? 0 : 1}
        empty={<Empty title={t(`empty.${state}`)} text={t("emptyText")} />}
      />
    </>
  );
}

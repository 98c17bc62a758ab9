/** What can be done with the chosen rows, and only with them. */
import type { DeletionIn } from "@personal-cabinet/api/cabinet";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import type { ChosenAccount } from "./accounts-page";
import { DeleteDialog } from "./delete-dialog";
import { IssueCode } from "./issue-code";

/** As many as the service takes in one act. */
export const MOST = 2000;

export type ChosenActionsProps = {
  chosen: ChosenAccount[];
  onDeleted: (deletion: { id: number; accounts: number }) => void;
};

export function ChosenActions({ chosen, onDeleted }: ChosenActionsProps) {
  const { t } = useTranslation("accounts");
  const grants = useMay("access:grant");
  const deletes = useMay("accounts:delete");
  const [copied, setCopied] = useState("");
  const [asked, setAsked] = useState<DeletionIn | null>(null);
  const numbers = chosen.map((row) => row.number).join("\n");
  const copy = () => void copyText(numbers).then((done) => setCopied(done ? numbers : ""));
  const [only] = chosen.length === 1 ? chosen : [];
  const many = chosen.length > MOST;
  return (
    <>
      <Button onClick={copy}>{t(copied === numbers ? "copied" : "copy")}</Button>
      {only && grants && <IssueCode account={only} />}
      {deletes && (
        <>
          <Button
            danger
            disabled={many}
            onClick={() => setAsked({ accounts: chosen.map((row) => row.id), customers: [] })}
          >
            {t("delete.accounts")}
          </Button>
          <Button
            danger
            disabled={many}
            onClick={() =>
              setAsked({
                accounts: [],
                customers: [...new Set(chosen.map((row) => row.customerId))],
              })
            }
          >
            {t("delete.customers")}
          </Button>
          {many && <span>{t("chosen.tooMany", { most: MOST })}</span>}
        </>
      )}
      {asked && (
        <DeleteDialog
          chosen={asked}
          onClose={() => setAsked(null)}
          onDone={(deletion) => {
            setAsked(null);
            onDeleted(deletion);
          }}
        />
      )}
    </>
  );
}

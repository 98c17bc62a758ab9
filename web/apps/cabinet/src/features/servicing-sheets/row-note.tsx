/** «Примечание»: what is wrong with a row, and what may have been meant, to be taken by a press. */
import type { SheetRowOut } from "@personal-cabinet/api/cabinet";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type MendKind, takeMend } from "./api/acts";
import { rowsKey, sheetKey } from "./api/sheets";
import { mendWords, reasonWords } from "./reason-words";
import styles from "./sheets.module.css";

type Rows = { items: SheetRowOut[]; total: number };
export type RowNoteProps = { sheet: string; row: SheetRowOut; open: boolean };

export function RowNote({ sheet, row, open }: RowNoteProps) {
  const { t } = useTranslation("servicing-sheets");
  const language = useLanguage();
  const queries = useQueryClient();
  const tell = useTell();
  const mend = useMutation({
    mutationFn: (kind: MendKind) => takeMend(sheet, row.id, kind),
    onSuccess: (mended) => {
      // It stays where it is looked at, although it may be of another class now.
      queries.setQueriesData<Rows>({ queryKey: rowsKey(sheet) }, (rows) =>
        rows?.items
          ? { ...rows, items: rows.items.map((one) => (one.id === mended.id ? mended : one)) }
          : rows,
      );
      tell(t(mended.class === "right" ? "mend.done" : "mend.stillWrong"));
      return queries.invalidateQueries({ queryKey: sheetKey(sheet), exact: true });
    },
  });
  if (row.class === "right") return <span className={styles.right}>{t("class.right")}</span>;
  return (
    <div className={styles.note}>
      <span className={row.class === "wrong" ? styles.wrong : styles.unfilled}>
        {reasonWords(row.reasons, t, language).join(". ")}
      </span>
      {open && row.mends.length > 0 && (
        <ul className={styles.mends}>
          {row.mends.map((one) => (
            <li key={one.kind}>
              <span>{t(`mend.${one.kind}`)}</span>
              <Button
                size="small"
                loading={mend.isPending && mend.variables === one.kind}
                disabled={mend.isPending}
                onClick={() => mend.mutate(one.kind)}
              >
                {one.changes.length > 0
                  ? t("mend.take", { value: mendWords(one, t) })
                  : t(one.kind === "replace" ? "mend.doReplace" : "mend.doConfirm")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {mend.error && (
        <span role="alert" className={styles.wrong}>
          {problemWords(t, problemLike(mend.error)).title}
        </span>
      )}
    </div>
  );
}

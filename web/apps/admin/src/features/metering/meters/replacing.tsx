/** «Заменить», «Снять», «Отменить замену»: what can be done with a meter that stands somewhere. */
import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { undoReplacement } from "./api/replace-meter";
import { ReplaceForm } from "./replace-form";

export type ReplacingProps = {
  card: MeterStaffCardOut;
  tag: string;
  onDone: (told: string) => Promise<void>;
  onReload: () => void;
};

function Undo({ card, tag, onDone, onReload }: ReplacingProps) {
  const { t } = useTranslation("meters");
  const [asked, setAsked] = useState(false);
  const replacement = card.replacement;
  const undo = useMutation({
    mutationFn: () => undoReplacement(card.id, tag, replacement?.id ?? 0),
    onSuccess: () => {
      setAsked(false);
      return onDone(t("replace.undone"));
    },
  });
  if (!replacement?.undoable) return null;
  const close = () => {
    undo.reset();
    setAsked(false);
  };
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t("replace.undo")}</Button>
      <Dialog
        open={asked}
        title={t("replace.undoTitle")}
        okText={t("replace.undo")}
        cancelText={t("replace.keep")}
        confirmLoading={undo.isPending}
        onOk={() => undo.mutate()}
        onCancel={close}
        closable={{ "aria-label": t("replace.keep") }}
      >
        <StaleAlert error={undo.error} onReload={onReload} />
        <p>{t("replace.undoText", { day: formatDate(replacement.replaced_on) })}</p>
      </Dialog>
    </>
  );
}

export function Replacing(props: ReplacingProps) {
  const { card, tag, onDone, onReload } = props;
  const { t } = useTranslation("meters");
  const [way, setWay] = useState<"replace" | "remove" | null>(null);
  return (
    <>
      {card.in_service && (
        <>
          <Button onClick={() => setWay("replace")}>{t("replace.open")}</Button>
          <Button onClick={() => setWay("remove")}>{t("remove.open")}</Button>
        </>
      )}
      <Undo {...props} />
      <FormDrawer
        title={t(way === "remove" ? "remove.title" : "replace.title", {
          serial: card.information.serial_number,
        })}
        close={t("replace.close")}
        open={way !== null}
        onClose={() => setWay(null)}
      >
        {way && (
          <ReplaceForm
            card={card}
            tag={tag}
            removing={way === "remove"}
            onReload={onReload}
            onDone={(told) => {
              setWay(null);
              return onDone(told);
            }}
          />
        )}
      </FormDrawer>
    </>
  );
}

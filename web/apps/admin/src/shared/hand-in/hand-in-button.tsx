/** «Передать за потребителя»: what a consumer has told of a meter, in a drawer of its own. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Given, HandInForm } from "./hand-in-form";
import russian from "./words/ru";

export const words = sectionWords("hand-in", russian, () => import("./words/en"));

type HandInButtonProps = {
  meterId: number;
  /** What is known already. */
  given?: Given;
  onDone: (told: string) => void;
};

export function Component({ meterId, given, onDone }: HandInButtonProps) {
  const { t } = useTranslation("hand-in");
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    onDone(t("done"));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("start")}</Button>
      <FormDrawer title={t("title")} close={t("close")} open={open} onClose={() => setOpen(false)}>
        <HandInForm meterId={meterId} given={given} onDone={done} />
      </FormDrawer>
    </>
  );
}

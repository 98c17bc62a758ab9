/** A tab's form: fields as they are, «Применить», what was refused where it was typed. */
import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation } from "@tanstack/react-query";
import { Button, Form } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ReasonField } from "../../../shared/reason-field";
import { StaleAlert } from "../../../shared/stale-alert";
import type { Tagged } from "../../../shared/tagged";
import { useRefusedWords } from "./refused-words";

export type TabProps = {
  card: MeterStaffCardOut;
  tag: string;
  /** Who looks may change nothing. */
  disabled: boolean;
  onSaved: (now: Tagged<MeterStaffCardOut>) => Promise<void>;
  onReload: () => void;
};

export type CardFormProps<Values extends { reason: string }> = Pick<
  TabProps,
  "disabled" | "onSaved" | "onReload"
> & {
  name: string;
  initial: Omit<Values, "reason">;
  save: (values: Values) => Promise<Tagged<MeterStaffCardOut>>;
  children: ReactNode;
};

export function CardForm<Values extends { reason: string }>(props: CardFormProps<Values>) {
  const { name, initial, save, disabled, onSaved, onReload, children } = props;
  const { t } = useTranslation("meters");
  const [form] = Form.useForm<Values>();
  const words = useRefusedWords();
  const names = Object.fromEntries([...Object.keys(initial), "reason"].map((key) => [key, key]));
  const change = useMutation({
    mutationFn: save,
    onSuccess: async (saved) => {
      form.resetFields(["reason" as never]);
      await onSaved(saved);
    },
    onError: (error) =>
      showFieldErrors<Values>(
        form,
        error,
        t,
        names as Record<string, keyof Values & string>,
        words,
      ),
  });
  return (
    <Form<Values>
      form={form}
      name={name}
      layout="vertical"
      disabled={disabled}
      initialValues={initial}
      onFinish={(values) => change.mutate({ ...initial, ...values })}
    >
      <StaleAlert error={change.error} onReload={onReload} />
      {children}
      {!disabled && (
        <>
          <ReasonField />
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("card.apply")}
          </Button>
        </>
      )}
    </Form>
  );
}

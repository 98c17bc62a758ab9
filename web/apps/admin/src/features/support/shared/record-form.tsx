/** The form of a record of the desk: it is saved, or deleted once that has been asked about. */
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { type QueryFilters, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Popconfirm } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./record-form.module.css";
import { type RecordWords, useRecordWords } from "./record-words";

export type RecordFormProps<Values extends object> = {
  words: RecordWords;
  name: string;
  initialValues: Partial<Values>;
  /** Where the service's names of fields lead in the form. */
  fields: Readonly<Record<string, keyof Values & string>>;
  save: (values: Values) => Promise<unknown>;
  /** Absent of what is new, or cannot be deleted. */
  remove: (() => Promise<unknown>) | undefined;
  /** The list that is read anew. */
  list: QueryFilters;
  onDone: () => void;
  children: ReactNode;
};

export function RecordForm<Values extends object>(props: RecordFormProps<Values>) {
  const { words, name, initialValues, fields, save, remove, list, onDone, children } = props;
  const { t } = useTranslation();
  const say = useRecordWords(words);
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const done = async (what: string) => {
    await queries.invalidateQueries(list);
    tell(what);
    onDone();
  };
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => done(say("saved")),
    onError: (error) => showFieldErrors<Values>(form, error, t, fields),
  });
  const removing = useMutation({
    mutationFn: async () => remove?.(),
    onSuccess: () => done(say("deleted")),
  });
  return (
    <Form<Values>
      form={form}
      name={name}
      layout="vertical"
      initialValues={initialValues}
      onFinish={(values) => saving.mutate(values)}
    >
      <FormAlert error={saving.error ?? removing.error} />
      {children}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say("save")}
        </Button>
        {remove && (
          <Popconfirm
            title={say("deleteAsk")}
            okText={say("delete")}
            cancelText={say("cancel")}
            onConfirm={() => removing.mutate()}
          >
            <Button danger loading={removing.isPending}>
              {say("delete")}
            </Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  );
}

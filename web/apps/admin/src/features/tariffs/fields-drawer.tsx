/** What a schedule is called and whom it is for: of a new one, or of one that there is. */
import type { ScheduleChange, ScheduleOut } from "@personal-cabinet/api/cabinet";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Tagged } from "../../shared/tagged";
import { changeSchedule, createSchedule } from "./api/change-schedule";
import { TARIFFS } from "./api/list-schedules";
import { FaultList } from "./fault-list";

const NEW: ScheduleChange = {
  name: "",
  name_en: "",
  supplier: "",
  audience: "household",
  offered: false,
  archived: false,
};

type FieldsProps = { known?: Tagged<ScheduleOut>; onDone: (id: number) => void };

function FieldsForm({ known, onDone }: FieldsProps) {
  const { t } = useTranslation("tariffs");
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async ({ archived, ...fields }: ScheduleChange) => {
      if (!known) return (await createSchedule(fields)).id;
      const offered = fields.offered && !archived;
      await changeSchedule(known.card.id, known.tag, { ...fields, archived, offered });
      return known.card.id;
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: TARIFFS });
      onDone(id);
    },
  });
  const audiences = (["household", "organization"] as const).map((value) => ({
    value,
    label: t(`audience.${value}`),
  }));
  return (
    <Form<ScheduleChange>
      name="schedule"
      layout="vertical"
      initialValues={known?.card ?? NEW}
      onFinish={(values) => save.mutate({ ...NEW, ...values })}
    >
      <FaultList error={save.error} />
      <Form.Item
        name="name"
        label={t("column.name")}
        rules={[{ required: true, whitespace: true, message: t("problems:fields.required") }]}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name_en" label={t("column.name_en")} extra={t("fields.nameEnHint")}>
        <Input maxLength={120} autoComplete="off" lang="en" />
      </Form.Item>
      <Form.Item name="supplier" label={t("column.supplier")}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="audience" label={t("column.audience")}>
        <Select options={audiences} />
      </Form.Item>
      <Form.Item name="offered" valuePropName="checked" extra={t("fields.offeredHint")}>
        <Checkbox>{t("fields.offered")}</Checkbox>
      </Form.Item>
      {known && (
        <Form.Item name="archived" valuePropName="checked" extra={t("fields.archivedHint")}>
          <Checkbox>{t("fields.archived")}</Checkbox>
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t(known ? "fields.save" : "fields.create")}
      </Button>
    </Form>
  );
}

export type FieldsDrawerProps = {
  known?: Tagged<ScheduleOut>;
  open: boolean;
  onClose: () => void;
};

export function FieldsDrawer({ known, open, onClose }: FieldsDrawerProps) {
  const { t } = useTranslation("tariffs");
  const navigate = useNavigate();
  const done = (id: number) => {
    onClose();
    if (!known) void navigate(`/tariffs/${id}`);
  };
  return (
    <FormDrawer
      title={t(known ? "fields.edit" : "fields.new")}
      close={t("close")}
      open={open}
      onClose={onClose}
    >
      <FieldsForm known={known} onDone={done} />
    </FormDrawer>
  );
}

/** Whose accounts get a schedule, and from when: chosen, counted, then assigned. */
import type { ChoiceIn, ChoiceOut, ScheduleOut } from "@personal-cabinet/api/cabinet";
import { formatDate, todayAt } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { accountNumbers } from "@personal-cabinet/ui/form/account-numbers";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { assignSchedule, previewAssignment } from "./api/assign-schedule";
import { schedulesQuery, TARIFFS } from "./api/list-schedules";
import { FaultList } from "./fault-list";

type Values = {
  day: string;
  numbers: string;
  search: string;
  kind: "" | "individual" | "organization";
  present: number | null;
  replace: boolean;
};
type Way = "numbers" | "filter";

function choiceOf(way: Way, values: Values): ChoiceIn {
  const { day, numbers, search, kind, present, replace } = values;
  return {
    from_day: day,
    replace,
    account_numbers: way === "numbers" ? accountNumbers(numbers) : null,
    filter:
      way === "filter" ? { search, customer_kind: kind || null, schedule: present ?? null } : null,
  };
}

function Shown({ shown, replace }: { shown: ChoiceOut; replace: boolean }) {
  const { t } = useTranslation("tariffs");
  return (
    <>
      <Alert
        type={shown.points > 0 ? "info" : "warning"}
        showIcon
        style={{ marginBottom: 16 }}
        title={t("assign.count", { accounts: shown.accounts, points: shown.points })}
        description={shown.same > 0 ? t("assign.same", { points: shown.same }) : undefined}
      />
      {shown.unknown.length > 0 && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("assign.unknown", { numbers: shown.unknown.slice(0, 20).join(", ") })}
        />
      )}
      {shown.conflicts > 0 && (
        <Alert
          type={replace ? "warning" : "error"}
          showIcon
          style={{ marginBottom: 16 }}
          title={t(replace ? "assign.replaced" : "assign.conflicts", { points: shown.conflicts })}
          description={
            <ul>
              {shown.examples.map((one) => (
                <li key={`${one.account_number}.${one.from_day}`}>
                  {one.account_number}: {one.schedule ?? "—"}, {formatDate(one.from_day)}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}

function Filter() {
  const { t } = useTranslation("tariffs");
  const known = useQuery(schedulesQuery({ search: "", archived: false, limit: 200, offset: 0 }));
  const kinds = (["", "individual", "organization"] as const).map((value) => ({
    value,
    label: t(`assign.kind.${value || "any"}`),
  }));
  const present = [
    { value: 0, label: t("assign.none") },
    ...(known.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Form.Item name="search" label={t("assign.search")}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t("assign.kindLabel")}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="present" label={t("assign.present")}>
        <Select allowClear options={present} placeholder={t("assign.kind.any")} />
      </Form.Item>
    </>
  );
}

function AssignForm({ schedule, onDone }: { schedule: ScheduleOut; onDone: () => void }) {
  const { t } = useTranslation("tariffs");
  const tell = useTell();
  const queries = useQueryClient();
  const today = todayAt(useSupplierZone());
  const [way, setWay] = useState<Way>("numbers");
  const preview = useMutation({
    mutationFn: (choice: ChoiceIn) => previewAssignment(schedule.id, choice),
  });
  const assign = useMutation({
    mutationFn: (given: { choice: ChoiceIn; points: number }) =>
      assignSchedule(schedule.id, { ...given.choice, expected_points: given.points }),
    onSuccess: async ({ points }) => {
      await queries.invalidateQueries({ queryKey: TARIFFS });
      tell(t("assign.done", { points }));
      onDone();
    },
  });
  const forget = () => {
    preview.reset();
    assign.reset();
  };
  const { data: shown, variables: choice } = preview;
  const free = shown && shown.points > 0 && shown.unknown.length === 0;
  const ready = free && (shown.conflicts === 0 || choice?.replace);
  return (
    <Form<Values>
      name="assign"
      layout="vertical"
      initialValues={{ day: today, numbers: "", search: "", kind: "", replace: false }}
      onValuesChange={forget}
      onFinish={(values) => preview.mutate(choiceOf(way, values))}
    >
      <Form.Item
        name="day"
        label={t("assign.day")}
        extra={t("assign.dayHint")}
        rules={[{ required: true, message: t("problems:fields.required") }]}
      >
        <Input type="date" min="2000-01-01" max="2100-12-31" />
      </Form.Item>
      <Form.Item>
        <Segments
          label={t("assign.way")}
          value={way}
          block
          options={(["numbers", "filter"] as const).map((value) => ({
            value,
            label: t(`assign.by.${value}`),
          }))}
          onChange={(next) => {
            setWay(next);
            forget();
          }}
        />
      </Form.Item>
      {way === "numbers" ? (
        <Form.Item
          name="numbers"
          label={t("assign.numbers")}
          extra={t("assign.numbersHint")}
          rules={[{ required: true, whitespace: true, message: t("problems:fields.required") }]}
        >
          <Input.TextArea rows={5} maxLength={100_000} />
        </Form.Item>
      ) : (
        <Filter />
      )}
      <Form.Item name="replace" valuePropName="checked" extra={t("assign.replaceHint")}>
        <Checkbox>{t("assign.replace")}</Checkbox>
      </Form.Item>
      <FaultList error={preview.error ?? assign.error} />
      {shown && <Shown shown={shown} replace={choice?.replace ?? false} />}
      {ready && choice ? (
        <Button
          type="primary"
          loading={assign.isPending}
          onClick={() => assign.mutate({ choice, points: shown.points })}
        >
          {t("assign.act")}
        </Button>
      ) : (
        <Button type="primary" htmlType="submit" loading={preview.isPending}>
          {t("assign.look")}
        </Button>
      )}
    </Form>
  );
}

export type AssignDrawerProps = { schedule: ScheduleOut; open: boolean; onClose: () => void };

export function AssignDrawer({ schedule, open, onClose }: AssignDrawerProps) {
  const { t } = useTranslation("tariffs");
  return (
    <FormDrawer
      title={`${t("assign.open")}: ${schedule.name}`}
      close={t("close")}
      open={open}
      onClose={onClose}
    >
      <AssignForm schedule={schedule} onDone={onClose} />
    </FormDrawer>
  );
}

/** One order beside the list: whom to call, and what becomes of it. */
import type { ServiceOrderChange, StaffServiceOrderOut } from "@personal-cabinet/api/cabinet";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { ORDERS } from "../../../shared/api/new-orders";
import { StaleAlert } from "../../../shared/stale-alert";
import { useMay } from "../../../shared/use-may";
import { changeOrder, orderQuery, type State } from "./api/orders";

const KOPECKS = 100;
const NEXT: Record<State, State[]> = {
  new: ["new", "in_work", "done", "cancelled"],
  in_work: ["in_work", "done", "cancelled"],
  done: [],
  cancelled: [],
};

function Change({
  order,
  tag,
  onReload,
}: {
  order: StaffServiceOrderOut;
  tag: string;
  onReload: () => void;
}) {
  const { t } = useTranslation("orders");
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (values: ServiceOrderChange) => changeOrder(order.id, tag, values),
    onSuccess: () => queries.invalidateQueries({ queryKey: ORDERS }),
  });
  return (
    <Form<ServiceOrderChange>
      name="order"
      layout="vertical"
      initialValues={{ state: order.state, answer: order.answer }}
      onFinish={(values) => change.mutate(values)}
    >
      <StaleAlert error={change.error} onReload={onReload} />
      <Form.Item name="state" label={t("becomes")}>
        <Select
          options={NEXT[order.state].map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="answer" label={t("answer")}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t("save")}
      </Button>
    </Form>
  );
}

function Order({ id }: { id: string }) {
  const { t } = useTranslation("orders");
  const found = useQuery(orderQuery(id));
  const operates = useMay("orders:change");
  return (
    <Fetched query={found} loading={<Loading lines={10} />}>
      {({ card, tag }) => (
        <>
          <Facts
            facts={[
              { label: t("column.service"), value: card.title },
              { label: t("column.account"), value: card.account_number },
              { label: t("fact.customer"), value: card.customer_name },
              { label: t("fact.address"), value: card.address },
              { label: t("fact.contact"), value: card.contact_name },
              { label: t("fact.phone"), value: card.phone },
              {
                label: t("fact.price"),
                value: card.price_from === null ? "—" : String(card.price_from / KOPECKS),
              },
              { label: t("fact.comment"), value: card.comment || "—" },
              { label: t("column.state"), value: t(`state.${card.state}`) },
              {
                label: t("fact.changed"),
                value: `${formatMoment(card.changed_at)} ${card.changed_by}`,
              },
            ]}
          />
          {operates && NEXT[card.state].length > 0 && (
            <Change key={tag} order={card} tag={tag} onReload={() => void found.refetch()} />
          )}
        </>
      )}
    </Fetched>
  );
}

export function OrderDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("orders");
  return (
    <RecordDrawer record={id} title={t("order")} close={t("close")} width={560} onClose={onClose}>
      {(shown) => <Order key={shown} id={shown} />}
    </RecordDrawer>
  );
}

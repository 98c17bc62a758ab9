/** One's own orders, and what has become of each. */
import type { ServiceOrderOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Title } from "../../shared/information/in-language";
import styles from "../../shared/information/information.module.css";
import { cancelOrder, ordersQuery } from "./api/orders";

const TONES: Record<ServiceOrderOut["state"], Tone> = {
  new: "info",
  in_work: "warning",
  done: "done",
  cancelled: "plain",
};

function Order({ order }: { order: ServiceOrderOut }) {
  const { t } = useTranslation("services");
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelOrder(order.id),
    // Also when it is refused: somebody has begun with it.
    onSettled: () => queries.invalidateQueries({ queryKey: ordersQuery.queryKey }),
  });
  const day = formatDate(order.ordered_at.slice(0, 10));
  return (
    <li>
      <strong>
        <Title of={order} />
      </strong>{" "}
      <Mark tone={TONES[order.state]}>{t(`state.${order.state}`)}</Mark>
      <p className={styles.soft}>
        {t("number", { number: order.number, day })}.{" "}
        {t("forAccount", { number: order.account_number })}
      </p>
      {order.comment && <p className={styles.kept}>{order.comment}</p>}
      {order.answer && (
        <p className={styles.kept}>
          {t("answer")}: {order.answer}
        </p>
      )}
      <Refusal error={cancel.error} />
      {order.state === "new" && (
        <Button look="link" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("cancel")}
          <span className="visually-hidden"> № {order.number}</span>
        </Button>
      )}
    </li>
  );
}

export function MyOrders() {
  const { t } = useTranslation("services");
  const orders = useQuery(ordersQuery);
  return (
    <Fetched query={orders}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t("noOrders")}</p>
        ) : (
          <ul className={styles.list}>
            {items.map((order) => (
              <Order key={order.id} order={order} />
            ))}
          </ul>
        )
      }
    </Fetched>
  );
}

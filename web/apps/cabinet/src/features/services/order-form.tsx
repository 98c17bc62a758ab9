/** Orders one service: for which account, and whom to call. */
import type { PublishedServiceOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Field, FieldFrame } from "@personal-cabinet/session/form/field";
import form from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../../shared/new-key";
import { orderService, ordersQuery } from "./api/orders";

const FIELDS = ["account", "name", "phone", "comment"] as const;
const PHONE = /^\+?[0-9][0-9 ()-]{4,28}$/;
const LONGEST = 2000;

type OrderFormProps = {
  service: PublishedServiceOut;
  accounts: { id: number; number: string }[];
  onSent: (number: number) => void;
  onClose: () => void;
};

export function OrderForm({ service, accounts, onSent, onClose }: OrderFormProps) {
  const { t } = useTranslation("services");
  const queries = useQueryClient();
  const me = useMe();
  // However often it is sent, it is one order.
  const key = useRef(newKey());
  const owner = useForm({
    name: `order-${service.id}`,
    fields: FIELDS,
    served: { contact_name: "name" },
    check: ({ name, phone }) => ({
      name: name.trim() ? undefined : t("wrong.name"),
      phone: PHONE.test(phone.trim()) ? undefined : t("wrong.phone"),
    }),
    onSubmit: async ({ account, name, phone, comment }) => {
      const made = await orderService(Number(account), {
        key: key.current,
        service: service.id,
        contact_name: name.trim(),
        phone: phone.trim(),
        comment,
      });
      await queries.invalidateQueries({ queryKey: ordersQuery.queryKey });
      onSent(made.number);
    },
  });
  // Whoever has pressed «order» goes on in the form.
  const place = owner.props.ref;
  useEffect(() => {
    place.current?.querySelector("select")?.focus();
  }, [place]);
  return (
    <form {...owner.props} className={form.form}>
      <Refusal error={owner.error} />
      <FieldFrame form={owner} name="account" label={t("account")}>
        {(props) => (
          <select {...props}>
            {accounts.map(({ id, number }) => (
              <option key={id} value={id}>
                {number}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      <Field
        form={owner}
        name="name"
        label={t("name")}
        autoComplete="name"
        maxLength={200}
        defaultValue={me.data?.display_name ?? ""}
      />
      <Field
        form={owner}
        name="phone"
        label={t("phone")}
        type="tel"
        autoComplete="tel"
        maxLength={30}
        defaultValue={me.data?.phone ?? ""}
      />
      <FieldFrame form={owner} name="comment" label={t("comment")}>
        {(props) => <textarea {...props} rows={4} maxLength={LONGEST} />}
      </FieldFrame>
      <Button type="submit" look="main" busy={owner.busy}>
        {t("send")}
      </Button>
      <Button onClick={onClose}>{t("close")}</Button>
    </form>
  );
}

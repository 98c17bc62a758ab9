/** The tab «Абонент» of a subscriber's card: who he is in the registry. */
import type { CustomerCardOut } from "@personal-cabinet/api/cabinet";
import { useTranslation } from "react-i18next";
import type { Tagged } from "../../../shared/tagged";
import { changeCustomer, customerQuery, decideForCustomer } from "./api/cards";
import { CardForm } from "./card-form";
import { type CustomerValues, customerChange } from "./card-values";
import { CustomerConsents } from "./customer-consents";
import { CustomerFields } from "./customer-fields";

const FIELDS = {
  name: "name",
  email: "email",
  phone: "phone",
  inn: "inn",
  reason: "reason",
} as const;

function valuesOf(card: CustomerCardOut): CustomerValues {
  const { kind, name, email, phone, inn } = card;
  return { kind, name, email: email ?? "", phone: phone ?? "", inn: inn ?? "" };
}

export function CustomerForm({ tagged: { card, tag } }: { tagged: Tagged<CustomerCardOut> }) {
  const { t } = useTranslation("accounts");
  return (
    <CardForm<CustomerCardOut, CustomerValues>
      name="customer"
      card={card}
      query={customerQuery(card.id)}
      facts={[
        { label: t("person.key"), value: card.key },
        { label: t("consents.title"), value: <CustomerConsents id={card.id} /> },
      ]}
      valuesOf={valuesOf}
      change={(values) => changeCustomer(card.id, tag, customerChange(values))}
      decide={(decision) => decideForCustomer(card.id, tag, decision)}
      fields={FIELDS}
    >
      {(disabled) => <CustomerFields disabled={disabled} />}
    </CardForm>
  );
}

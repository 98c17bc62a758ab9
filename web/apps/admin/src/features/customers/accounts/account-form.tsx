/** An account's card (manual, figure 37): its address, building and contract, changed and saved. */
import type { StaffAccountCardOut } from "@personal-cabinet/api/cabinet";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Tagged } from "../../../shared/tagged";
import { AddressFields } from "./address-fields";
import { accountQuery, changeAccount, decideForAccount } from "./api/cards";
import { CardForm } from "./card-form";
import { type AccountValues, accountChange, accountValues } from "./card-values";
import { ContractFields } from "./contract-fields";

const FIELDS = {
  building_type: "building_type",
  contract_start: "contract_start",
  contract_end: "contract_end",
  reason: "reason",
} as const;

export type AccountFormProps = {
  tagged: Tagged<StaffAccountCardOut>;
  /** Where its subscriber's card opens; absent on that card itself. */
  customerAddress?: string;
};

export function AccountForm({ tagged: { card, tag }, customerAddress }: AccountFormProps) {
  const { t } = useTranslation("accounts");
  const { name } = card.customer;
  return (
    <CardForm<StaffAccountCardOut, AccountValues>
      name="account"
      card={card}
      query={accountQuery(card.id)}
      facts={[
        { label: t("column.number"), value: card.number },
        {
          label: t("column.customer"),
          value: customerAddress ? <Link to={customerAddress}>{name}</Link> : name,
        },
        { label: t("card.agreement"), value: card.agreement_number },
      ]}
      valuesOf={accountValues}
      change={(values) => changeAccount(card.id, tag, accountChange(values))}
      decide={(decision) => decideForAccount(card.id, tag, decision)}
      fields={FIELDS}
    >
      {(disabled) => (
        <>
          <AddressFields disabled={disabled} known={card.address !== null} />
          <ContractFields disabled={disabled} />
        </>
      )}
    </CardForm>
  );
}

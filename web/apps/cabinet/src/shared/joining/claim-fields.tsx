/** The account's number, its address, and what only its owner knows. */
import { Field, type FieldProps } from "@personal-cabinet/session/form/field";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { AddressField, type AddressFieldProps } from "./address-field";
import { ProofFields, type ProofFieldsProps } from "./proof-fields";

export type ClaimFieldsProps = ProofFieldsProps & {
  form: FieldProps["form"];
  address: AddressFieldProps["value"];
  onAddress: AddressFieldProps["onChange"];
};

export function ClaimFields({ form, address, onAddress, typed = {}, ...proofs }: ClaimFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field
        form={form}
        name="account"
        label={t("joining:account")}
        hint={t("joining:accountHint")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={64}
        defaultValue={typed.account}
      />
      <AddressField form={form} value={address} onChange={onAddress} />
      <ProofFields form={form} typed={typed} {...proofs} />
    </>
  );
}

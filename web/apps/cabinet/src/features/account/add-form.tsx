/** The fields of an account that is to be added; what is typed outlives the end of a session. */
import type { AccountRequestOut } from "@personal-cabinet/api/auth";
import { Button } from "@personal-cabinet/session/form/button";
import formStyles from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useSupplierQuery } from "@personal-cabinet/session/inner/use-supplier";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { CLAIM_FIELDS, CLAIM_SERVED, checkClaim, claimOf } from "../../shared/joining/claim";
import { ClaimFields } from "../../shared/joining/claim-fields";
import styles from "./account.module.css";
import { type AccountDraft, dropDraft, readDraft, writeDraft } from "./account-draft";
import { askForAccount } from "./api/ask-for-account";

export type AddFormProps = {
  user: string;
  onSent: (request: AccountRequestOut) => void;
  onCancel: () => void;
};

export function AddForm({ user, onSent, onCancel }: AddFormProps) {
  const { t } = useTranslation("account");
  const [draft, setDraft] = useState<AccountDraft>(() => readDraft(user));
  const kinds = useSupplierQuery().data?.second_proofs ?? [];
  const keep = (next: AccountDraft) => {
    setDraft(next);
    writeDraft(user, next);
  };
  const form = useForm({
    name: "add-account",
    fields: CLAIM_FIELDS,
    check: (values) => checkClaim(t, values, draft.address),
    onSubmit: async (values) => {
      if (!draft.address) return;
      const request = await askForAccount(claimOf(values, draft.address));
      dropDraft();
      onSent(request);
    },
    served: CLAIM_SERVED,
    whenLeft: true,
  });
  const typed = ({ target }: FormEvent) => {
    const { name, value } = target as HTMLInputElement;
    // The address counts once it is chosen.
    if (name !== "address") keep({ ...draft, typed: { ...draft.typed, [name]: value } });
  };
  return (
    <div className={styles.form} onInput={typed}>
      <form className={formStyles.form} {...form.props}>
        <Refusal error={form.error} />
        <ClaimFields
          form={form}
          address={draft.address}
          onAddress={(address) => {
            keep(
              address
                ? { ...draft, address, chosenAt: Date.now() }
                : { ...draft, address: undefined },
            );
            if (address) form.mend("address");
          }}
          kinds={kinds}
          about={t("proofAbout", { count: kinds.length })}
          typed={draft.typed}
        />
        <Button type="submit" look="main" busy={form.busy} disabled={form.waiting}>
          {t("submit")}
        </Button>
        <Button
          onClick={() => {
            dropDraft();
            onCancel();
          }}
        >
          {t("cancel")}
        </Button>
      </form>
    </div>
  );
}

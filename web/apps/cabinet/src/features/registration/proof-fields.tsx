/** What only the account's owner knows: the meter's number, its reading, the code of a bill. */
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { Field, type FieldProps } from "@personal-cabinet/session/form/field";
import { useWords } from "@personal-cabinet/session/words/use-words";
import styles from "./registration.module.css";

export type ProofKind = SupplierOut["second_proofs"][number];

/** How each is typed in. */
const INPUTS = {
  serial: { autoCapitalize: "none", maxLength: 64 },
  reading: { inputMode: "decimal", maxLength: 20 },
  code: { autoCapitalize: "characters", maxLength: 40 },
} as const;

export function ProofFields({ form, kinds }: { form: FieldProps["form"]; kinds: ProofKind[] }) {
  const { t } = useWords();
  if (kinds.length === 0) return null;
  const known = (Object.keys(INPUTS) as ProofKind[]).filter((kind) => kinds.includes(kind));
  return (
    <fieldset className={styles.proofs} aria-describedby="proofs-about">
      <legend>{t("entry:registration.proof.title")}</legend>
      <div className={styles.inner}>
        <p id="proofs-about">{t("entry:registration.proof.about", { count: kinds.length })}</p>
        {known.map((kind) => (
          <Field
            key={kind}
            form={form}
            name={kind}
            label={t(`entry:registration.proof.${kind}`)}
            hint={t(`entry:registration.proof.${kind}Hint`)}
            autoComplete="off"
            spellCheck={false}
            {...INPUTS[kind]}
          />
        ))}
      </div>
    </fieldset>
  );
}

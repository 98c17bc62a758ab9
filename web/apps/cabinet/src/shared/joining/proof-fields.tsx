/** What only the account's owner knows: the meter's number, its reading, the code of a bill. */
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { Field, type FieldProps } from "@personal-cabinet/session/form/field";
import { useWords } from "@personal-cabinet/session/words/use-words";
import styles from "./proofs.module.css";

export type ProofKind = SupplierOut["second_proofs"][number];

/** How each is typed in. */
const INPUTS = {
  serial: { autoCapitalize: "none", maxLength: 64 },
  reading: { inputMode: "decimal", maxLength: 20 },
  code: { autoCapitalize: "characters", maxLength: 40 },
} as const;

export type ProofFieldsProps = {
  form: FieldProps["form"];
  kinds: ProofKind[];
  /** What one of them is good for. */
  about: string;
  /** What the fields begin with. */
  typed?: Partial<Record<string, string>>;
};

export function ProofFields({ form, kinds, about, typed = {} }: ProofFieldsProps) {
  const { t } = useWords();
  if (kinds.length === 0) return null;
  const known = (Object.keys(INPUTS) as ProofKind[]).filter((kind) => kinds.includes(kind));
  return (
    <fieldset className={styles.proofs} aria-describedby="proofs-about">
      <legend>{t("joining:proof.title")}</legend>
      <div className={styles.inner}>
        <p id="proofs-about">{about}</p>
        {known.map((kind) => (
          <Field
            key={kind}
            form={form}
            name={kind}
            label={t(`joining:proof.${kind}`)}
            hint={t(`joining:proof.${kind}Hint`)}
            autoComplete="off"
            spellCheck={false}
            defaultValue={typed[kind]}
            {...INPUTS[kind]}
          />
        ))}
      </div>
    </fieldset>
  );
}

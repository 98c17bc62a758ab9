/** What only the account's owner knows: the meter's number, its reading, the code of a bill. */
import type { SupplierOut } from "@personal-cabinet/api/cabinet";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { readingOf } from "./meter-reading";
import styles from "./registration.module.css";

export type ProofKind = SupplierOut["second_proofs"][number];
export type ProofValues = Partial<Record<ProofKind, string>>;

export function ProofFields({ kinds }: { kinds: ProofKind[] }) {
  const { t } = useTranslation("entry");
  if (kinds.length === 0) return null;
  const number = (_rule: unknown, text?: string) =>
    !text?.trim() || readingOf(text) !== null
      ? Promise.resolve()
      : Promise.reject(new Error(t("registration.proof.readingWrong")));
  return (
    <fieldset className={styles.proofs} aria-describedby="proofs-about">
      <legend>{t("registration.proof.title")}</legend>
      <p id="proofs-about">{t("registration.proof.about", { count: kinds.length })}</p>
      {kinds.includes("serial") && (
        <Form.Item
          name="serial"
          label={t("registration.proof.serial")}
          extra={t("registration.proof.serialHint")}
        >
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} />
        </Form.Item>
      )}
      {kinds.includes("reading") && (
        <Form.Item
          name="reading"
          label={t("registration.proof.reading")}
          extra={t("registration.proof.readingHint")}
          rules={[{ validator: number }]}
        >
          <Input inputMode="decimal" autoComplete="off" maxLength={20} />
        </Form.Item>
      )}
      {kinds.includes("code") && (
        <Form.Item
          name="code"
          label={t("registration.proof.code")}
          extra={t("registration.proof.codeHint")}
        >
          <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} />
        </Form.Item>
      )}
    </fieldset>
  );
}

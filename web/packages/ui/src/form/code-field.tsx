/** A field for a code that came by letter or from an application. */
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

export type CodeFieldProps = {
  label: string;
  hint?: string | undefined;
  /** Digits that the code has; null = letters and digits of any number. */
  digits: number | null;
};

export function CodeField({ label, hint, digits }: CodeFieldProps) {
  const { t } = useTranslation("common");
  const required = { required: true, whitespace: true, message: t("form.required") };
  return (
    <Form.Item name="code" label={label} extra={hint} rules={[required]}>
      <Input
        autoFocus
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        inputMode={digits ? "numeric" : "text"}
        maxLength={32}
      />
    </Form.Item>
  );
}

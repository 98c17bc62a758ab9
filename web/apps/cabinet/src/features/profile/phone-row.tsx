/** The phone, which is also a login. */
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { looksLikePhone } from "../../shared/contacts";
import { setPhone } from "./api/set-phone";
import type { ContactRowProps } from "./email-row";
import { GuardedForm } from "./guarded-form";
import { SettingRow } from "./setting-row";

export function PhoneRow({ user, onChanged }: ContactRowProps) {
  const { t } = useTranslation("profile");
  return (
    <SettingRow label={t("phone.title")} value={user.phone ?? t("none")} action={t("change")}>
      {(close) => (
        <GuardedForm
          name="phone"
          field="phone"
          submit={t("save")}
          onCancel={close}
          onSubmit={async ({ value = "", password }) => {
            onChanged(await setPhone(value.trim(), password));
            close();
          }}
        >
          <Form.Item
            name="value"
            label={t("phone.next")}
            validateTrigger="onBlur"
            rules={[
              { required: true, whitespace: true, message: t("common:form.required") },
              {
                validator: (_rule, text?: string) =>
                  !text?.trim() || looksLikePhone(text)
                    ? Promise.resolve()
                    : Promise.reject(new Error(t("phone.wrong"))),
              },
            ]}
          >
            <Input type="tel" autoComplete="tel" maxLength={40} />
          </Form.Item>
        </GuardedForm>
      )}
    </SettingRow>
  );
}

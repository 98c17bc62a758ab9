/** The phone, which is also a login. */
import type { UserOut } from "@personal-cabinet/api/auth";
import { formatPhone } from "@personal-cabinet/i18n/phones";
import { GuardedForm } from "@personal-cabinet/session/security/guarded-form";
import { SettingRow } from "@personal-cabinet/session/security/setting-row";
import { looksLikePhone } from "@personal-cabinet/ui/form/contacts";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { setPhone } from "./api/set-phone";

type PhoneRowProps = { user: UserOut; onChanged: (user: UserOut) => void };

export function PhoneRow({ user, onChanged }: PhoneRowProps) {
  const { t } = useTranslation("profile");
  return (
    <SettingRow
      label={t("phone.title")}
      value={
        <>
          {user.phone ? formatPhone(user.phone) : !user.claimed_phone && t("security:none")}
          {user.claimed_phone && (
            <div>{t("phone.claimed", { phone: formatPhone(user.claimed_phone) })}</div>
          )}
        </>
      }
      action={t("security:change")}
    >
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

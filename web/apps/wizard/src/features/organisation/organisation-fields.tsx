/** Who the supplier is: names and numbers, addresses, how to reach it, its clock and colour. */
import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { timeZonesQuery } from "./api/get-time-zones";
import styles from "./organisation.module.css";
import { isInn, type OrganisationValues, zoneLabel } from "./organisation-values";

const LONGEST = { name: 200, inn: 12, address: 300, phone: 40, line: 120 };

function TimeZone() {
  const { t } = useTranslation();
  const zones = useQuery(timeZonesQuery()).data ?? [];
  return (
    <Form.Item<OrganisationValues>
      name="time_zone"
      label={t("organisation:timeZone")}
      extra={t("organisation:timeZoneHint")}
      rules={[{ required: true, message: t("common:form.required") }]}
    >
      <Select
        showSearch={{ optionFilterProp: "label" }}
        options={zones.map((name) => ({ value: name, label: zoneLabel(name) }))}
      />
    </Form.Item>
  );
}

export function OrganisationFields() {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t("common:form.required") };
  const line = { pattern: /^[^<>]*$/, message: t("organisation:badLine") };
  return (
    <>
      <Form.Item<OrganisationValues>
        name="name"
        label={t("organisation:name")}
        extra={t("organisation:nameHint")}
        rules={[required]}
      >
        <Input maxLength={LONGEST.name} autoComplete="organization" />
      </Form.Item>
      <Form.Item<OrganisationValues>
        name="inn"
        label={t("organisation:inn")}
        extra={t("organisation:innHint")}
        rules={[
          {
            validator: (_, value: string) =>
              !value || isInn(value.trim())
                ? Promise.resolve()
                : Promise.reject(new Error(t("organisation:badInn"))),
          },
        ]}
      >
        <Input maxLength={LONGEST.inn} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item<OrganisationValues>
        name="legal_address"
        label={t("organisation:legalAddress")}
        rules={[line]}
      >
        <Input maxLength={LONGEST.address} autoComplete="off" />
      </Form.Item>
      <Form.Item<OrganisationValues>
        name="postal_address"
        label={t("organisation:postalAddress")}
        extra={t("organisation:postalAddressHint")}
        rules={[line]}
      >
        <Input maxLength={LONGEST.address} autoComplete="off" />
      </Form.Item>
      <div className={styles.halves}>
        <Form.Item<OrganisationValues>
          name="phone"
          label={t("organisation:phone")}
          rules={[{ pattern: /^[0-9+() -]*$/, message: t("organisation:badPhone") }]}
        >
          <Input maxLength={LONGEST.phone} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item<OrganisationValues> name="color" label={t("organisation:color")}>
          <Input type="color" className={styles.color} />
        </Form.Item>
        <Form.Item<OrganisationValues> name="hours" label={t("organisation:hours")} rules={[line]}>
          <Input maxLength={LONGEST.line} autoComplete="off" />
        </Form.Item>
        <Form.Item<OrganisationValues>
          name="hours_en"
          label={t("organisation:hoursEn")}
          rules={[line]}
        >
          <Input maxLength={LONGEST.line} autoComplete="off" />
        </Form.Item>
      </div>
      <TimeZone />
    </>
  );
}

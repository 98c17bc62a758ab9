/** An address in parts; what the registry knows of each is offered while it is typed. */
import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./accounts.module.css";
import { type AddressPart, partsQuery } from "./api/cards";

export const BUILDINGS = ["apartment", "house", "other"] as const;

export type AddressValues = {
  region?: string;
  locality?: string;
  street?: string;
  house?: string;
  flat?: string;
};

const MOST = { region: 400, locality: 400, street: 400, house: 64, flat: 64 };

type PartProps = { part: AddressPart; disabled: boolean; required?: boolean };

function Part({ part, disabled, required = false }: PartProps) {
  const { t } = useTranslation("accounts");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const locality = Form.useWatch<string | undefined>(["address", "locality"]);
  const street = Form.useWatch<string | undefined>(["address", "street"]);
  const within = part === "locality" ? [] : part === "street" ? [locality] : [locality, street];
  const known = useQuery({
    ...partsQuery(part, text, within[0], within[1]),
    // Of a house nothing is offered before its street is known.
    enabled: open && !disabled && within.every(Boolean),
  });
  return (
    <Form.Item
      name={["address", part]}
      label={t(`address.${part}`)}
      rules={required ? [{ required, whitespace: true, message: t("common:form.required") }] : []}
    >
      <AutoComplete
        disabled={disabled}
        options={(known.data?.items ?? []).map((name) => ({ value: name }))}
        onOpenChange={setOpen}
        // Beside its field: at the end of the page it would stand in no landmark.
        getPopupContainer={(field) => field.parentElement ?? document.body}
        onSearch={setText}
        maxLength={MOST[part]}
      />
    </Form.Item>
  );
}

export function AddressFields({ disabled, known }: { disabled: boolean; known: boolean }) {
  const { t } = useTranslation("accounts");
  return (
    <fieldset className={styles.address}>
      <legend>{t("address.title")}</legend>
      <Form.Item name={["address", "region"]} label={t("address.region")}>
        <Input disabled={disabled} maxLength={MOST.region} autoComplete="off" />
      </Form.Item>
      <Part part="locality" disabled={disabled} required={known} />
      <Part part="street" disabled={disabled} />
      <div className={styles.two}>
        <Part part="house" disabled={disabled} />
        <Form.Item name={["address", "flat"]} label={t("address.flat")}>
          <Input disabled={disabled} maxLength={MOST.flat} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="building_type" label={t("card.building")} extra={t("card.buildingHint")}>
        <Select
          disabled={disabled}
          allowClear={!known}
          options={BUILDINGS.map((kind) => ({ value: kind, label: t(`option.${kind}`) }))}
        />
      </Form.Item>
    </fieldset>
  );
}

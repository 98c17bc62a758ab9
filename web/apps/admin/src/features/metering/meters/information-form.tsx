/** The tab «Информация»: the meter itself, its seal and verification, its place's tariff and zone. */
import type { InformationIn } from "@personal-cabinet/api/cabinet";
import { useTranslation } from "react-i18next";
import { changeInformation } from "./api/change-card";
import { CardForm, type TabProps } from "./card-form";
import { DayField, dayOrNull, ModelField, TextField, useFilled } from "./fields";
import styles from "./meters.module.css";
import { TariffField } from "./tariff-field";
import { ZoneField } from "./zone-field";

type Values = InformationIn;

const DAYS = [
  "manufactured_on",
  "last_instrumental_check_on",
  "last_verification_on",
  "next_verification_on",
] as const;

export function InformationForm({ card, tag, ...rest }: TabProps) {
  const { t } = useTranslation("meters");
  const filled = useFilled();
  const { tariff, ...initial } = card.information;
  const save = (values: Values) => {
    const body = { ...values };
    for (const day of DAYS) body[day] = dayOrNull(body[day]);
    body.model_id ??= null;
    body.tariff_id ??= null;
    return changeInformation(card.id, tag, body);
  };
  const model = card.information.model_id;
  return (
    <CardForm<Values> {...rest} name="information" initial={initial} save={save}>
      <TextField name="serial_number" label={t("field.serial_number")} max={64} rules={[filled]} />
      <ModelField
        name="model_id"
        label={t("field.model_id")}
        known={model !== null ? { id: model, name: card.passport?.name ?? "" } : undefined}
      />
      <div className={styles.pair}>
        <DayField name="manufactured_on" label={t("field.manufactured_on")} max={card.today} />
        <TextField name="seal_number" label={t("field.seal_number")} />
      </div>
      {card.point && (
        <div className={styles.pair}>
          <TariffField
            name="tariff_id"
            label={t("field.tariff_id")}
            known={initial.tariff_id}
            knownName={tariff}
          />
          <ZoneField name="time_zone" label={t("field.time_zone")} clock={card.clock} />
        </div>
      )}
      <div className={styles.pair}>
        <DayField
          name="last_instrumental_check_on"
          label={t("field.last_instrumental_check_on")}
          max={card.today}
        />
        <DayField
          name="last_verification_on"
          label={t("field.last_verification_on")}
          max={card.today}
        />
        <DayField
          name="next_verification_on"
          label={t("field.next_verification_on")}
          extra={t("card.nextHint")}
        />
      </div>
    </CardForm>
  );
}

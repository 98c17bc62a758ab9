/** The tab «Точка учёта»: where the meter stands or stood last. */
import type { PointIn, PointOut } from "@personal-cabinet/api/cabinet";
import { useTranslation } from "react-i18next";
import { changePoint } from "./api/change-card";
import { CardForm, type TabProps } from "./card-form";
import { DayField, dayOrNull, TextField, useFilled, WordField } from "./fields";
import styles from "./meters.module.css";

type Values = PointIn;

export function PointForm({ card, tag, point, ...rest }: TabProps & { point: PointOut }) {
  const { t } = useTranslation("meters");
  const filled = useFilled();
  const save = (values: Values) =>
    changePoint(card.id, tag, {
      ...values,
      installed_on: dayOrNull(values.installed_on),
      removed_on: dayOrNull(values.removed_on),
    });
  const words = (name: string) => t(`usual.${name}`).split("; ");
  return (
    <CardForm<Values> {...rest} name="point" initial={point} save={save}>
      <TextField name="name" label={t("field.name")} />
      <div className={styles.pair}>
        <WordField
          name="amenity_level"
          label={t("field.amenity_level")}
          options={words("amenity")}
        />
        <WordField name="place" label={t("field.place")} options={words("place")} />
        <WordField name="place_kind" label={t("field.place_kind")} options={words("placeKind")} />
      </div>
      <div className={styles.pair}>
        <DayField name="installed_on" label={t("field.installed_on")} max={card.today} />
        <DayField
          name="removed_on"
          label={t("field.removed_on")}
          max={card.today}
          extra={t("card.removedHint")}
        />
      </div>
      <TextField
        name="usage_point_code"
        label={t("field.usage_point_code")}
        extra={t("card.codeHint")}
        max={45}
        rules={[filled]}
      />
    </CardForm>
  );
}

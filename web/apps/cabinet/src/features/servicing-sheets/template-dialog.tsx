/** «Выгрузка шаблона файла»: houses are chosen, the template is saved (manual 004, 3.3.2.1). */
import type { ServedAddressOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Checkbox } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressesQuery } from "../../shared/servicing/api/servicing";
import { type BookFormat, FORMATS, saveTemplate } from "./api/books";
import styles from "./sheets.module.css";

type Scope = "unit" | "building";

const addressWords = ({ locality, street, house }: ServedAddressOut, t: TFunction) =>
  [locality, street, house && t("servicing-sheets:template.house", { house })]
    .filter(Boolean)
    .join(", ");

function Houses(props: {
  houses: ServedAddressOut[];
  chosen: number[];
  onChange: (chosen: number[]) => void;
}) {
  const { houses, chosen, onChange } = props;
  const { t } = useTranslation("servicing-sheets");
  const all = chosen.length === houses.length;
  return (
    <fieldset className={styles.houses}>
      <legend>{t("template.houses")}</legend>
      <Checkbox
        checked={all}
        indeterminate={!all && chosen.length > 0}
        onChange={() => onChange(all ? [] : houses.map(({ id }) => id))}
      >
        {t("template.all", { count: houses.length })}
      </Checkbox>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <ul tabIndex={0} aria-label={t("template.houses")}>
        {houses.map((house) => (
          <li key={house.id}>
            <Checkbox
              checked={chosen.includes(house.id)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, house.id] : chosen.filter((one) => one !== house.id),
                )
              }
            >
              {addressWords(house, t)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

export function TemplateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("servicing-sheets");
  const language = useLanguage();
  const tell = useTell();
  const houses = useQuery(addressesQuery);
  const [chosen, setChosen] = useState<number[] | null>(null);
  const [scope, setScope] = useState<Scope>("unit");
  const [format, setFormat] = useState<BookFormat>("xlsx");
  const ids = chosen ?? houses.data?.map(({ id }) => id) ?? [];
  const save = useMutation({
    mutationFn: () => saveTemplate({ houses: ids, scope, format, language }),
    onSuccess: () => {
      tell(t("template.done"));
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t("template.title")}
      okText={t("template.do")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: ids.length === 0 }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <FormAlert error={save.error} />
      <p className={styles.lead}>{t("template.about")}</p>
      <Fetched query={houses}>
        {(served) => <Houses houses={served} chosen={ids} onChange={setChosen} />}
      </Fetched>
      <div className={styles.options}>
        <Segments<Scope>
          label={t("template.scope")}
          value={scope}
          onChange={setScope}
          options={[
            { value: "unit", label: t("scope.unit") },
            { value: "building", label: t("scope.building") },
          ]}
        />
        <Segments<BookFormat>
          label={t("format")}
          value={format}
          onChange={setFormat}
          options={FORMATS.map((value) => ({ value, label: `.${value}` }))}
        />
      </div>
    </Dialog>
  );
}

/** Settlement, street, house and flat, of one's own houses only (manual 004, 3.3). */
import type { ServedFlatOut } from "@personal-cabinet/api/cabinet";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import type { Narrowed, Option } from "./choice";
import styles from "./entry.module.css";
import type { Wanted } from "./use-place";

type PartProps = {
  label: string;
  value: string | null;
  options: Option[];
  onChoose: (value: string) => void;
};

/** A choice of one is plain text. */
function Part({ label, value, options, onChoose }: PartProps) {
  const { t } = useTranslation("servicing-entry");
  const [only] = options;
  const single = options.length === 1 && only?.value === value;
  return (
    <div className={styles.part}>
      <span className={styles.label} aria-hidden={!single}>
        {label}
      </span>
      {single ? (
        <span className={styles.only}>{only?.label || "—"}</span>
      ) : (
        <NativeSelect
          label={label}
          value={value ?? ""}
          options={value === null ? [{ value: "", label: t("choose") }, ...options] : options}
          onChange={(chosen) => chosen !== "" && onChoose(chosen)}
        />
      )}
    </div>
  );
}

const plain = (values: string[]): Option[] => values.map((value) => ({ value, label: value }));

type AddressChoiceProps = {
  narrowed: Narrowed;
  wanted: Wanted;
  flats: ServedFlatOut[];
  flat: string | null;
  choose: (changes: Partial<Wanted>) => void;
};

export function AddressChoice({ narrowed, wanted, flats, flat, choose }: AddressChoiceProps) {
  const { t } = useTranslation("servicing-entry");
  const { parts, localities, streets, houses } = narrowed;
  const flatName = ({ flat: name, by_hand, handed_in }: ServedFlatOut) => {
    const known = name || t("noFlat");
    if (by_hand === 0) return t("flatByItself", { flat: known });
    return handed_in < by_hand ? known : t("flatDone", { flat: known });
  };
  return (
    <Panel title={t("address")}>
      <p className={styles.soft}>{t("addressAbout")}</p>
      <div className={styles.scope}>
        <Segments
          label={t("scope")}
          value={wanted.scope}
          options={[
            { value: "unit", label: t("scopes.unit") },
            { value: "building", label: t("scopes.building") },
          ]}
          onChange={(scope) => choose({ scope, flat: null })}
        />
      </div>
      <div className={styles.parts}>
        <Part
          label={t("locality")}
          value={parts.locality}
          options={plain(localities)}
          onChoose={(locality) => choose({ locality, street: null, house: null, flat: null })}
        />
        <Part
          label={t("street")}
          value={parts.street}
          options={plain(streets)}
          onChoose={(street) =>
            choose({ locality: parts.locality, street, house: null, flat: null })
          }
        />
        <Part
          label={t("house")}
          value={parts.house === null ? null : String(parts.house)}
          options={houses}
          onChoose={(house) => choose({ house: Number(house), flat: null })}
        />
        {wanted.scope === "unit" && parts.house !== null && flats.length > 0 && (
          <Part
            label={t("flat")}
            value={flat}
            options={flats.map((one) => ({ value: one.flat, label: flatName(one) }))}
            onChoose={(chosen) => choose({ house: parts.house, flat: chosen })}
          />
        )}
      </div>
    </Panel>
  );
}

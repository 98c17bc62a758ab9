/** What a role holds: a row for each section, a box for each right. */
import type { Right } from "@personal-cabinet/api/auth";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./roles.module.css";
import { type Needs, SECTIONS, type Section, withoutRight, withRight, wordOf } from "./sections";

export type RightsTableProps = {
  /** As a form's field gives them. */
  value?: Right[];
  onChange?: (rights: Right[]) => void;
  needs: Needs;
  disabled?: boolean;
};

type BoxProps = RightsTableProps & { right: Right | undefined; label?: string; value: Right[] };

function Box({ right, label, value, onChange, needs, disabled }: BoxProps) {
  const { t } = useTranslation("roles");
  const own = useMe().data?.rights ?? [];
  if (!right) return null;
  // Nobody gives what he lacks; what is there already goes with who has it as well.
  const locked = disabled || !own.includes(right);
  return (
    <Checkbox
      className={styles.box ?? ""}
      checked={value.includes(right)}
      disabled={locked}
      aria-label={label ? undefined : t(`right.${wordOf(right)}`)}
      title={!disabled && locked ? t("notYours") : undefined}
      onChange={({ target }) =>
        onChange?.((target.checked ? withRight : withoutRight)(value, right, needs))
      }
    >
      {label}
    </Checkbox>
  );
}

export function RightsTable({ value = [], ...rest }: RightsTableProps) {
  const { t } = useTranslation("roles");
  const box = { ...rest, value };
  return (
    <table className={styles.rights}>
      <caption className="visually-hidden">{t("rights")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("section.title")}</th>
          <th scope="col">{t("see")}</th>
          <th scope="col">{t("change")}</th>
          <th scope="col">{t("more")}</th>
        </tr>
      </thead>
      <tbody>
        {(SECTIONS as readonly Section[]).map(({ name, see, change, more = [] }) => (
          <tr key={name}>
            <th scope="row">{t(`section.${name}`)}</th>
            <td>
              <Box {...box} right={see} />
            </td>
            <td>
              <Box {...box} right={change} />
            </td>
            <td>
              {more.map((right) => (
                <div key={right}>
                  <Box {...box} right={right} label={t(`right.${wordOf(right)}`)} />
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

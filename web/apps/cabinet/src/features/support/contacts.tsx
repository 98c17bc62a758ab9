/** How to reach the supplier by other ways than writing. */
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { useTranslation } from "react-i18next";
import styles from "./support.module.css";

/** When there are people at the desk, and its phone; nothing where the supplier has said nothing. */
export function Reach() {
  const { t } = useTranslation("support");
  const { phone, hours } = useSupplier();
  if (!phone && !hours) return null;
  return (
    <p className={styles.soft}>
      {hours && t("reach", { hours })} {phone && t("phone", { phone })}
    </p>
  );
}

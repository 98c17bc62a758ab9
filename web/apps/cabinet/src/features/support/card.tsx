/** What an appeal is about, as a card; `onRemove`: it need not go with it. */
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { useTranslation } from "react-i18next";
import type { AppealCard } from "../../shared/appeal-card";
import styles from "./form.module.css";

export function Card({ card, onRemove }: { card: AppealCard; onRemove?: () => void }) {
  const { t } = useTranslation("support");
  const { kind, at, title } = card;
  return (
    <section className={styles.card} aria-label={t("card.about")}>
      <p className={styles.soft}>
        {[t(`card.${kind}`), at && formatDateTime(at)].filter(Boolean).join(", ")}
      </p>
      <p className={styles.cardTitle}>{title}</p>
      {onRemove && (
        <button type="button" className={styles.act} onClick={onRemove}>
          {t("card.remove")}
        </button>
      )}
    </section>
  );
}

/** How the supplier is reached, at the foot of every page. */
import styles from "./supplier-contacts.module.css";

export type SupplierContactsProps = {
  name: string;
  /** As people read it; empty: none. */
  phone?: string | undefined;
  hours?: string | undefined;
};

export function SupplierContacts({ name, phone, hours }: SupplierContactsProps) {
  // The place is kept also while nothing is known, so that nothing moves.
  return (
    <footer className={styles.contacts}>
      {(phone || hours) && (
        <p>
          <span>{name}</span>
          {phone && <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>}
          {hours && <span>{hours}</span>}
        </p>
      )}
    </footer>
  );
}

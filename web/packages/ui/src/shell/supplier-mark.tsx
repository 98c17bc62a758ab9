import ThunderboltFilled from "@ant-design/icons/ThunderboltFilled";
import { Link } from "react-router";
import styles from "./shell.module.css";

/** The supplier's sign and name with the application's name below; leads to the main page. */
export function SupplierMark({ supplier, application }: { supplier: string; application: string }) {
  return (
    <Link className={styles.mark} to="/">
      <span className={`${styles.sign} supplier-sign`} aria-hidden="true">
        <ThunderboltFilled />
      </span>
      <span className={styles.names}>
        <span className={styles.supplier} title={supplier}>
          {supplier}
        </span>
        <span className={styles.application} title={application}>
          {application}
        </span>
      </span>
    </Link>
  );
}

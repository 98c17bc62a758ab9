/** What keeps the places of the tiles while they come. */
import { Loading } from "@personal-cabinet/ui/state/loading";
import styles from "./analytics.module.css";

const BONES = Array.from({ length: 12 }, (_, place) => `bone-${place}`);

export function Bones() {
  return (
    <>
      <Loading height={64} />
      <div className={styles.grid} aria-hidden="true">
        {BONES.map((bone) => (
          <div key={bone} className={styles.bone} />
        ))}
      </div>
    </>
  );
}

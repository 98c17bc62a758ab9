import styles from "./text.module.css";

/** A few sentences and what to do, step by step. */
export function TextSteps({ intro, steps }: { intro: string; steps: string[] }) {
  return (
    <div className={styles.text}>
      <p>{intro}</p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

/** The state of a user or a request. */
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";

const TONES: Record<string, Tone> = {
  active: "done",
  approved: "done",
  waiting: "warning",
  blocked: "critical",
  declined: "critical",
  guessing: "critical",
};

export function StateMark({ kind, children }: { kind: string; children: string }) {
  return <Mark tone={TONES[kind] ?? "plain"}>{children}</Mark>;
}

/** A photo of the meter: chosen before or after the reading is sent, and sent once that is there. */
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { SUBMISSIONS } from "./api/get-form";
import { putPhoto } from "./api/put-photo";

export type Photo = {
  file: File | null;
  /** Where the browser shows the chosen file. */
  address: string | null;
  percent: number;
  state: "none" | "chosen" | "sending" | "sent" | "failed";
  error: Problem | null;
  choose: (file: File | null) => void;
  again: () => void;
};

type Held = Pick<Photo, "file" | "address" | "percent" | "state" | "error">;

const NONE: Held = { file: null, address: null, percent: 0, state: "none", error: null };

/** `submission`: what the photo belongs to, once that has been handed in. */
export function usePhoto(submission: string | null): Photo {
  const queries = useQueryClient();
  const [held, setHeld] = useState<Held>(NONE);
  const { file, address, state } = held;
  useEffect(() => {
    if (address) return () => URL.revokeObjectURL(address);
  }, [address]);
  useEffect(() => {
    if (state !== "chosen" || !submission || !file) return;
    const tell = (more: Partial<Held>) =>
      // Another one may have been chosen meanwhile.
      setHeld((now) => (now.file === file ? { ...now, ...more } : now));
    tell({ state: "sending", percent: 0, error: null });
    putPhoto(submission, file, (percent) => tell({ percent })).then(
      () => {
        tell({ state: "sent", percent: 100 });
        void queries.invalidateQueries({ queryKey: SUBMISSIONS });
      },
      (error: unknown) => tell({ state: "failed", error: asProblem(error) }),
    );
  }, [queries, state, submission, file]);
  return {
    ...held,
    choose: (chosen) =>
      setHeld(
        chosen
          ? { ...NONE, file: chosen, address: URL.createObjectURL(chosen), state: "chosen" }
          : NONE,
      ),
    again: () => setHeld((now) => ({ ...now, state: "chosen" })),
  };
}

/** The browser's work in the place of a picture: how it stands, its start, its end without use. */
import { useEffect, useRef, useState } from "react";
import { getAltcha } from "../api/get-altcha";
import { findNumber, payloadOf } from "./altcha";

export type Work = "none" | "running" | "done" | "failed";

export function useWork(onSolved: (payload: string) => void) {
  const [work, setWork] = useState<Work>("none");
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );
  const start = async () => {
    run.current += 1;
    const mine = run.current;
    setWork("running");
    try {
      const challenge = await getAltcha();
      const number = await findNumber(challenge, () => run.current !== mine);
      if (run.current !== mine) return;
      if (number === null) return setWork("failed");
      setWork("done");
      onSolved(payloadOf(challenge, number));
    } catch {
      if (run.current === mine) setWork("failed");
    }
  };
  const forget = () => {
    run.current += 1;
    setWork("none");
  };
  return { work, start, forget };
}

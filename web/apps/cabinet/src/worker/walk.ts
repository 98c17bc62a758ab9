/** Brings what a walk has left on the device when the browser has a network again (Background Sync). */
import { tellChanged } from "../shared/walk/changes";
import { send, type Transport } from "../shared/walk/sending";
import { ask } from "./ask";

const ENTRIES = "/api/cabinet/servicing/walk/entries";

const transport: Transport = {
  async bring(entries) {
    const answer = await ask(ENTRIES, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ entries }),
    });
    return { status: answer.status, answer: answer.ok ? (await answer.json()).answers : undefined };
  },
  async bringPhoto(key, photo) {
    const answer = await ask(`${ENTRIES}/${key}/photo`, {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream" },
      body: photo,
    });
    return { status: answer.status };
  },
};

/** Of whoever is signed in now, and of nobody else; a failure has the browser try again. */
export async function bringWalk(): Promise<void> {
  const me = await ask("/api/auth/me");
  if (me.status === 401) return;
  if (!me.ok) throw new Error(`me: ${me.status}`);
  const { id } = (await me.json()) as { id: string };
  if ((await send(id, transport, tellChanged)) === "later") throw new Error("not yet");
}

/** The acts of passkeys, gathered for the shared panel. */
import { addPasskey } from "./acts/add-passkey";
import { beginPasskey } from "./acts/begin-passkey";
import { listPasskeys } from "./acts/list-passkeys";
import { removePasskey } from "./acts/remove-passkey";
import { renamePasskey } from "./acts/rename-passkey";

export const passkeyActs = {
  listPasskeys,
  beginPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
};

/** The acts that the panels of `ui/security` are given, by the names under which they ask for them. */
import { askEmail } from "./acts/ask-email";
import { confirmEmail } from "./acts/confirm-email";
import { confirmTotp } from "./acts/confirm-totp";
import { endOtherSessions } from "./acts/end-other-sessions";
import { endSession } from "./acts/end-session";
import { getSecurity } from "./acts/get-security";
import { listSessions } from "./acts/list-sessions";
import { setNewDeviceLetter } from "./acts/set-new-device-letter";
import { startTotp } from "./acts/start-totp";
import { stopTotp } from "./acts/stop-totp";

export const emailActs = { askEmail, confirmEmail };
export const totpActs = { startTotp, confirmTotp };
export const securityActs = { ...totpActs, getSecurity, setNewDeviceLetter, stopTotp };
export const sessionActs = { listSessions, endSession, endOtherSessions };

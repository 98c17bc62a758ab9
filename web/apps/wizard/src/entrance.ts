/** Starts the pages before signing in. */
import { startEntrance } from "@personal-cabinet/session/entrance/start";
import { entrance } from "./outside";
import { takeToldLanguage } from "./shared/told-language";

takeToldLanguage();
void startEntrance(entrance);

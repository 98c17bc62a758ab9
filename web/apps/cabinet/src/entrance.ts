/** Starts the pages before signing in. */
import { startEntrance } from "@personal-cabinet/session/entrance/start";
import { entrance } from "./outside";

void startEntrance(entrance);

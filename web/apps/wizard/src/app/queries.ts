/** The cache of the server's data. */
import { makeQueries } from "@personal-cabinet/session/inner/queries";

export const queries = makeQueries();

/** Ends the session: at the service, in the cache, on the screen. */
import { signOut } from "@personal-cabinet/api/acts/sign-out";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

export function useLeave(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
    } finally {
      queries.clear();
      await navigate("/sign-in");
    }
  };
}

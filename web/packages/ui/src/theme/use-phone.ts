/** Whether the window is as narrow as a phone's; follows turning and resizing. */
import { useEffect, useState } from "react";

const PHONE = "(max-width: 767px)";

export function usePhone(): boolean {
  const [phone, setPhone] = useState(() => window.matchMedia(PHONE).matches);
  useEffect(() => {
    const query = window.matchMedia(PHONE);
    const follow = () => setPhone(query.matches);
    // Safari 11 knows only the older name.
    query.addListener(follow);
    return () => query.removeListener(follow);
  }, []);
  return phone;
}

/** Where the panel begins: at the first section that the role shows. */
import { Navigate } from "react-router";
import { SECTIONS, useSees } from "../shared/sections";

export function Home() {
  const sees = useSees();
  return <Navigate to={Object.keys(SECTIONS).find(sees) ?? "/profile"} replace />;
}

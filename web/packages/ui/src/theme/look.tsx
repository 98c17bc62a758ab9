/** The suite's look in the supplier's colour: styles and variables alone, light enough for any page. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import "./base.css";
import { type Brand, brandOf, showBrand } from "./brand";

const BrandContext = createContext<Brand>(brandOf(undefined));

export function useBrand(): Brand {
  return useContext(BrandContext);
}

export type LookProps = {
  /** `#rrggbb` of the supplier; unknown = the product's own. */
  color?: string | undefined;
  children: ReactNode;
};

export function Look({ color, children }: LookProps) {
  const brand = useMemo(() => brandOf(color), [color]);
  useEffect(() => showBrand(brand), [brand]);
  return <BrandContext.Provider value={brand}>{children}</BrandContext.Provider>;
}

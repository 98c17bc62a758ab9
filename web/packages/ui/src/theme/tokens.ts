/** The colours of base.css for antd; theme.test.ts holds both to the same. */

/** The tokens of base.css as antd needs them: it computes with colours, not with their names. */
export const DAY = {
  colorBgContainer: "#ffffff",
  colorBgElevated: "#ffffff",
  colorBgLayout: "#f3f5f7",
  controlItemBgHover: "#f3f5f7",
  colorErrorBg: "#fcecea",
  colorErrorBorder: "#efc4bf",
  colorWarningBg: "#fdf3e1",
  colorWarningBorder: "#ecd6ac",
  colorSuccessBg: "#e7f4ec",
  colorSuccessBorder: "#bfdfcc",
  colorInfoBg: "#e9f1fb",
  colorInfoBorder: "#c2d8f1",
  colorText: "#18222d",
  colorTextSecondary: "#51606f",
  colorTextDescription: "#51606f",
  colorTextPlaceholder: "#66727f",
  colorBorder: "#8a96a3",
  colorBorderSecondary: "#dfe4ea",
  colorError: "#b3261e",
  colorWarning: "#8a5200",
  colorSuccess: "#1c7443",
  colorInfo: "#1a5fae",
};

export const NIGHT: typeof DAY = {
  colorBgContainer: "#1a232c",
  colorBgElevated: "#212d38",
  colorBgLayout: "#10171e",
  controlItemBgHover: "#2a3743",
  colorErrorBg: "#3a2326",
  colorErrorBorder: "#6b3a3a",
  colorWarningBg: "#372d1c",
  colorWarningBorder: "#65512c",
  colorSuccessBg: "#1b3529",
  colorSuccessBorder: "#34604a",
  colorInfoBg: "#1c2f45",
  colorInfoBorder: "#345272",
  colorText: "#e8edf2",
  colorTextSecondary: "#a9b5c1",
  colorTextDescription: "#a9b5c1",
  colorTextPlaceholder: "#98a5b2",
  colorBorder: "#7d8b99",
  colorBorderSecondary: "#2f3c48",
  colorError: "#f29b94",
  colorWarning: "#e9b663",
  colorSuccess: "#7fcf9f",
  colorInfo: "#8dbaf0",
};

export const TRACK = { day: "#eceff3", night: "#2a3743" };

/** Words of maps. */
const map = {
  failed: "The map did not load. Everything on it is told in words on this page.",
  keys: "The arrow keys move the map, plus and minus zoom. The same is told in words beside it.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  metres: "m",
  kilometres: "km",
  all: "Show everything",
};

export default map;

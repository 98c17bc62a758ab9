/** A chart as a picture to be sent on: white as paper, with what it shows written on it. */
import { DEFAULT_COLOR } from "../theme/brand";
import { DAY } from "../theme/tokens";
import { type Bar, isMissing, labelled, partsOf, scaleOf } from "./bar";
import { type HeatCell, type HeatGrid, placeOf, SHADES, shadeOf, shadeStep } from "./heat";

export type Picture = {
  /** From the top: title, account, address, total. */
  lines: string[];
  bars: Bar[];
  strides: number[];
  heat?: (HeatGrid & { cells: HeatCell[] }) | undefined;
  formatValue: (value: number) => string;
  /** What a place without a value means. */
  nothing: string;
  /** What stands above zero, and what below. */
  ways: [string, string];
};

const WIDTH = 1200;
const HEIGHT = 675;
/** Sharp on every screen. */
const SCALE = 2;
const EDGE = 40;
const LINE = 30;
const LEFT = 130;
const BELOW = 70;

type Frame = { left: number; top: number; width: number; height: number };

const brand = () =>
  getComputedStyle(document.documentElement).getPropertyValue("--supplier-main").trim() ||
  DEFAULT_COLOR;

/** Strokes of a colour inside a rectangle: what is not whole, missing or computed. */
function hatch(pen: CanvasRenderingContext2D, [x, y, width, height]: number[], color: string) {
  pen.save();
  pen.beginPath();
  pen.rect(x ?? 0, y ?? 0, width ?? 0, height ?? 0);
  pen.clip();
  pen.beginPath();
  for (let at = -(height ?? 0); at < (width ?? 0); at += 6) {
    pen.moveTo((x ?? 0) + at, (y ?? 0) + (height ?? 0));
    pen.lineTo((x ?? 0) + at + (height ?? 0), y ?? 0);
  }
  pen.strokeStyle = color;
  pen.lineWidth = 2;
  pen.stroke();
  pen.restore();
}

function drawBars(pen: CanvasRenderingContext2D, frame: Frame, picture: Picture) {
  const { bars, strides, formatValue, ways } = picture;
  const { end, low, ticks } = scaleOf(bars);
  const color = brand();
  const up = (value: number) => frame.top + (frame.height * (end - value)) / (end + low);
  pen.textAlign = "right";
  for (const tick of ticks) {
    pen.fillStyle = DAY.colorTextSecondary;
    pen.fillText(formatValue(Math.abs(tick)), frame.left - 12, up(tick) + 5);
    pen.fillStyle = DAY.colorBorderSecondary;
    pen.fillRect(frame.left, up(tick), frame.width, 1);
  }
  const place = frame.width / Math.max(1, bars.length);
  bars.forEach((bar, n) => {
    const [x, width] = [frame.left + (n + 0.15) * place, place * 0.7];
    if (isMissing(bar)) {
      const nothing = [x, up(0) - 24, width, 24];
      hatch(pen, nothing, DAY.colorBorderSecondary);
    }
    if (typeof bar.given?.value === "number") {
      pen.fillStyle = DAY.colorSuccess;
      pen.fillRect(x, up(0), width, up(-bar.given.value) - up(0));
    }
    if (bar.value === null) return;
    const whole = [x, up(bar.value), width, up(0) - up(bar.value)] as const;
    const { sound } = partsOf(bar);
    if (bar.complete) {
      pen.fillStyle = color;
      pen.fillRect(x, up(sound), width, up(0) - up(sound));
    }
    if (!bar.complete || sound < bar.value) {
      hatch(pen, [...whole], color);
      pen.strokeStyle = color;
      pen.lineWidth = 1;
      pen.strokeRect(...whole);
    }
  });
  if (low > 0) {
    pen.textAlign = "left";
    [color, DAY.colorSuccess].forEach((fill, n) => {
      const x = frame.left + n * 160;
      pen.fillStyle = fill;
      pen.fillRect(x, frame.top + frame.height + 46, 18, 14);
      pen.fillStyle = DAY.colorTextSecondary;
      pen.fillText(ways[n] ?? "", x + 26, frame.top + frame.height + 58);
    });
  }
  pen.textAlign = "center";
  pen.fillStyle = DAY.colorTextSecondary;
  for (const n of labelled(bars, strides, 24)) {
    const { label, mark } = bars[n] ?? { label: "" };
    const x = frame.left + (n + 0.5) * place;
    pen.fillText(label, x, frame.top + frame.height + 24);
    if (mark) pen.fillText(mark, x, frame.top + frame.height + 44);
  }
}

function drawField(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  { cells, columns, rows, columnLabels, rowLabels }: HeatGrid & { cells: HeatCell[] },
  { formatValue, nothing }: Picture,
) {
  const step = shadeStep(cells);
  const [across, down] = [frame.width / columns, frame.height / rows];
  const shade = (n: number) => {
    pen.globalAlpha = n === 0 ? 0.06 : n / SHADES;
    pen.fillStyle = brand();
  };
  for (const cell of cells) {
    const { left, top, height } = placeOf(cell);
    // On whole points, so that no seam is seen.
    const x = Math.round(frame.left + left * across);
    const y = Math.round(frame.top + top * down);
    const width = Math.round(frame.left + (left + 1) * across) - x;
    const tall = Math.round(frame.top + (top + height) * down) - y;
    if (cell.value !== null) shade(shadeOf(cell.value, step));
    else if (isMissing(cell)) pen.fillStyle = DAY.colorBorderSecondary;
    else continue;
    pen.fillRect(x, y, width, tall);
    pen.globalAlpha = 1;
  }
  pen.fillStyle = DAY.colorTextSecondary;
  pen.textAlign = "right";
  for (const { at, label } of rowLabels) {
    pen.fillText(label, frame.left - 12, frame.top + (at + 0.5) * down + 5);
  }
  pen.textAlign = "center";
  for (const { at, label } of columnLabels) {
    pen.fillText(label, frame.left + (at + 0.5) * across, frame.top + frame.height + 24);
  }
  const key = frame.top + frame.height + 36;
  for (let n = 0; n <= SHADES; n += 1) {
    shade(n);
    pen.fillRect(frame.left + n * 30, key, 30, 16);
  }
  pen.globalAlpha = 1;
  pen.fillStyle = DAY.colorTextSecondary;
  pen.textAlign = "left";
  const most = `0 … ${formatValue(SHADES * step)}`;
  const after = frame.left + (SHADES + 1) * 30 + 12;
  pen.fillText(most, after, key + 14);
  if (cells.some(isMissing)) {
    const beside = after + pen.measureText(most).width + 30;
    pen.fillText(nothing, beside + 40, key + 14);
    pen.fillStyle = DAY.colorBorderSecondary;
    pen.fillRect(beside, key, 30, 16);
  }
}

/** The picture as a PNG file; null where a browser makes none. */
export function pictureOf(picture: Picture): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * SCALE;
  canvas.height = HEIGHT * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  const family = getComputedStyle(document.body).fontFamily;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = DAY.colorBgContainer;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  picture.lines.forEach((line, n) => {
    pen.font = n === 0 ? `600 24px ${family}` : `16px ${family}`;
    pen.fillStyle = n === 0 ? DAY.colorText : DAY.colorTextSecondary;
    pen.fillText(line, EDGE, EDGE + 8 + n * LINE, WIDTH - 2 * EDGE);
  });
  pen.font = `15px ${family}`;
  const top = EDGE + picture.lines.length * LINE + 10;
  const frame = {
    left: LEFT,
    top,
    width: WIDTH - LEFT - EDGE,
    height: HEIGHT - top - BELOW,
  };
  if (picture.heat) drawField(pen, frame, picture.heat, picture);
  else drawBars(pen, frame, picture);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

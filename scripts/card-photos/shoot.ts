import type { Picture } from './picture.js';
import { lookThrough, type Pose } from './pose.js';

/** Looked up once: a global that is looked up for every pixel takes most of the time under a test runner. */
const { floor, min } = Math;

/** Light of a room: how bright, how it falls off across the picture, a shadow's edge, the shine of a lamp. */
export type Light = {
  bright: number;
  slopeX: number;
  slopeY: number;
  /** everything beyond a line at `at` (0 to 1 across the picture, at this angle) is dimmed by `depth` */
  shadow?: { at: number; angle: number; depth: number; softness: number };
  /** spots burn out towards white; places and sizes in shares of the card's width, measured from its middle */
  shine: { x: number; y: number; size: number; strength: number }[];
  tint: [number, number, number];
};

export type Placed = { card: Picture; pose: Pose };

/** What the sensor sees: cards on a table in this light, still sharp and clean. */
export function shoot(table: Picture, cards: readonly Placed[], light: Light): Picture {
  const seen: Picture = { ...table, data: Uint8Array.from(table.data) };
  for (const placed of cards) lay(seen, placed);
  illuminate(seen, light, cards[0]?.pose);
  return seen;
}

/** Lays a card over the picture, each pixel mixed from the four of the card that lie around it. */
function lay({ width, height, data }: Picture, { card, pose }: Placed): void {
  const look = lookThrough(pose, width, height);
  const [fromX, toX] = [Math.max(0, Math.floor(look.left)), Math.min(width - 1, Math.ceil(look.right))];
  const [fromY, toY] = [Math.max(0, Math.floor(look.top)), Math.min(height - 1, Math.ceil(look.low))];
  for (let y = fromY; y <= toY; y += 1) {
    for (let x = fromX; x <= toX; x += 1) {
      const [u, v] = look.at(x, y);
      if (u < 0 || u > 1 || v < 0 || v > 1) continue;
      const [across, down] = [u * (card.width - 2), v * (card.height - 2)];
      const [left, top] = [floor(across), floor(down)];
      const first = (top * card.width + left) * 4;
      const corners = { first, below: first + card.width * 4, right: across - left, low: down - top };
      const cover = mixed(card.data, corners, 3) / 255;
      const at = (y * width + x) * 3;
      for (let band = 0; band < 3; band += 1)
        data[at + band] = (data[at + band] ?? 0) * (1 - cover) + mixed(card.data, corners, band) * cover;
    }
  }
}

type Corners = { first: number; below: number; right: number; low: number };

function mixed(data: Uint8Array, { first, below, right, low }: Corners, band: number): number {
  const top = (data[first + band] ?? 0) * (1 - right) + (data[first + 4 + band] ?? 0) * right;
  const bottom = (data[below + band] ?? 0) * (1 - right) + (data[below + 4 + band] ?? 0) * right;
  return top * (1 - low) + bottom * low;
}

/** Light changes slowly: it is worked out for squares of so many pixels. */
const SQUARE = 8;

function illuminate({ width, height, data }: Picture, light: Light, pose: Pose | undefined): void {
  const dimAt = shadeOf(light, width, height);
  const whiteAt = shineOf(light, pose, width, height);
  const [red, green, blue] = light.tint;
  const lit = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  for (let y = 0; y < height; y += SQUARE) {
    for (let x = 0; x < width; x += SQUARE) {
      const [dim, white] = [dimAt(x, y) * (1 - whiteAt(x, y)), 255 * whiteAt(x, y)];
      const [below, beside] = [min(y + SQUARE, height), min(x + SQUARE, width)];
      for (let row = y; row < below; row += 1) {
        const end = (row * width + beside) * 3;
        for (let at = (row * width + x) * 3; at < end; at += 3) {
          lit[at] = (lit[at] ?? 0) * dim * red + white;
          lit[at + 1] = (lit[at + 1] ?? 0) * dim * green + white;
          lit[at + 2] = (lit[at + 2] ?? 0) * dim * blue + white;
        }
      }
    }
  }
}

function shadeOf({ bright, slopeX, slopeY, shadow }: Light, width: number, height: number) {
  return (x: number, y: number): number => {
    const dim = bright + slopeX * (x / width - 0.5) + slopeY * (y / height - 0.5);
    if (!shadow) return dim;
    const across = (x / width) * Math.cos(shadow.angle) + (y / height) * Math.sin(shadow.angle);
    return dim * (1 - shadow.depth / (1 + Math.exp((shadow.at - across) / shadow.softness)));
  };
}

function shineOf({ shine }: Light, pose: Pose | undefined, width: number, height: number) {
  const { turn = 0, share = 1, x: middleX = 0.5, y: middleY = 0.5 } = pose ?? {};
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const unit = share * width;
  const spots = shine.map(({ x, y, size, strength }) => ({
    x: middleX * width + (x * cos - y * sin) * unit,
    y: middleY * height + (x * sin + y * cos) * unit,
    size: size * unit,
    strength,
  }));
  return (x: number, y: number): number => {
    const whites = spots.map(
      (spot) => spot.strength * Math.exp(-((x - spot.x) ** 2 + (y - spot.y) ** 2) / spot.size ** 2),
    );
    return Math.min(
      1,
      whites.reduce((sum, one) => sum + one, 0),
    );
  };
}

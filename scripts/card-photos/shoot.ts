import type { Picture } from './picture.js';
import { lookThrough, type Pose } from './pose.js';

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
  const { width, height } = table;
  const data = new Uint8Array(width * height * 3);
  const looks = cards.map(({ card, pose }) => ({ card, look: lookThrough(pose, width, height) }));
  const shade = shadeOf(light, cards[0]?.pose, width, height);
  const colour: [number, number, number] = [0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      for (let band = 0; band < 3; band += 1) colour[band] = table.data[at + band] ?? 0;
      for (const { card, look } of looks) {
        if (x >= look.left && x <= look.right && y >= look.top && y <= look.low)
          lay(colour, card, look.at(x, y));
      }
      const { dim, white } = shade(x, y);
      for (let band = 0; band < 3; band += 1) {
        const lit = (colour[band] ?? 0) * dim * light.tint[band as 0 | 1 | 2];
        data[at + band] = Math.min(255, Math.max(0, lit + (255 - lit) * white));
      }
    }
  }
  return { width, height, channels: 3, data };
}

/** Puts the card's pixel at this place over the colour, mixed from its four neighbours. */
function lay(colour: number[], { width, height, data }: Picture, [u, v]: [number, number]): void {
  if (u < 0 || u > 1 || v < 0 || v > 1) return;
  const [x, y] = [u * (width - 2), v * (height - 2)];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, low] = [x - left, y - top];
  const first = (top * width + left) * 4;
  const weights = [(1 - right) * (1 - low), right * (1 - low), (1 - right) * low, right * low];
  const places = [first, first + 4, first + width * 4, first + width * 4 + 4];
  const mixed = [0, 0, 0, 0];
  places.forEach((place, corner) => {
    for (let band = 0; band < 4; band += 1)
      mixed[band] = (mixed[band] ?? 0) + (data[place + band] ?? 0) * (weights[corner] ?? 0);
  });
  const cover = (mixed[3] ?? 0) / 255;
  for (let band = 0; band < 3; band += 1)
    colour[band] = (colour[band] ?? 0) * (1 - cover) + (mixed[band] ?? 0) * cover;
}

function shadeOf(light: Light, pose: Pose | undefined, width: number, height: number) {
  const { shadow } = light;
  const turn = ((pose?.turn ?? 0) * Math.PI) / 180;
  const unit = (pose?.share ?? 1) * width;
  const spots = light.shine.map(({ x, y, size, strength }) => ({
    x: (pose?.x ?? 0.5) * width + (x * Math.cos(turn) - y * Math.sin(turn)) * unit,
    y: (pose?.y ?? 0.5) * height + (x * Math.sin(turn) + y * Math.cos(turn)) * unit,
    size: size * unit,
    strength,
  }));
  return (x: number, y: number): { dim: number; white: number } => {
    let dim = light.bright + light.slopeX * (x / width - 0.5) + light.slopeY * (y / height - 0.5);
    if (shadow) {
      const across = (x / width) * Math.cos(shadow.angle) + (y / height) * Math.sin(shadow.angle);
      dim *= 1 - shadow.depth / (1 + Math.exp((shadow.at - across) / shadow.softness));
    }
    let white = 0;
    for (const spot of spots) {
      const far = ((x - spot.x) ** 2 + (y - spot.y) ** 2) / spot.size ** 2;
      if (far < 9) white += spot.strength * Math.exp(-far);
    }
    return { dim, white: Math.min(1, white) };
  };
}

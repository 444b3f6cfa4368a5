import { CARD } from './draw-card.js';

/** How a card lies before the camera. Angles in degrees; the rest in shares of the picture. */
export type Pose = { share: number; turn: number; tiltX: number; tiltY: number; x: number; y: number };

type Point = [x: number, y: number];

/** Distance of the camera in widths of the card: near enough that a tilt is a real perspective. */
const DISTANCE = 1.9;

/** Where in the picture a card may be, and the point of the card (its sides are 0 to 1) that lies at a point there. */
export type Look = { left: number; right: number; top: number; low: number; at(x: number, y: number): Point };

export function lookThrough(pose: Pose, width: number, height: number): Look {
  const corners = (
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as Point[]
  ).map((corner) => project(pose, corner, width, height));
  const [a, b, c, d, e, f, g, h] = solve(corners);
  const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    low: Math.max(...down),
    at(x, y) {
      const depth = g * x + h * y + 1;
      return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
    },
  };
}

function project(pose: Pose, [u, v]: Point, width: number, height: number): Point {
  const [turn, tiltX, tiltY] = [pose.turn, pose.tiltX, pose.tiltY].map(
    (angle) => (angle * Math.PI) / 180,
  ) as [number, number, number];
  const [flatX, flatY] = [u - 0.5, ((v - 0.5) * CARD.height) / CARD.width];
  const x = flatX * Math.cos(turn) - flatY * Math.sin(turn);
  const y = flatX * Math.sin(turn) + flatY * Math.cos(turn);
  const depth = DISTANCE + x * Math.sin(tiltY) + y * Math.sin(tiltX);
  const size = (pose.share * width * DISTANCE) / depth;
  return [pose.x * width + x * Math.cos(tiltY) * size, pose.y * height + y * Math.cos(tiltX) * size];
}

type Eight = [number, number, number, number, number, number, number, number];

/** The projective map from these four points to the corners of the unit square: eight equations, by elimination. */
function solve(points: Point[]): Eight {
  const goals: Point[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const rows = points.flatMap(([x, y], index) => {
    const [u, v] = goals[index] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let column = 0; column < 8; column += 1) eliminate(rows, column);
  return rows.map((row, index) => (row[8] ?? 0) / (row[index] ?? 1)) as Eight;
}

function eliminate(rows: number[][], column: number): void {
  const size = (row: number[] | undefined): number => Math.abs(row?.[column] ?? 0);
  let best = column;
  for (let row = column; row < rows.length; row += 1) if (size(rows[row]) > size(rows[best])) best = row;
  const [pivot, other] = [rows[best] ?? [], rows[column] ?? []];
  rows[column] = pivot;
  rows[best] = other;
  rows.forEach((row, index) => {
    if (index === column) return;
    const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
    rows[index] = row.map((value, place) => value - factor * (pivot[place] ?? 0));
  });
}

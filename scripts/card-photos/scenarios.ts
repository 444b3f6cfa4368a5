import type { Faults } from './develop.js';
import type { Pose } from './pose.js';
import type { Random } from './random.js';
import type { Light } from './shoot.js';

/** Sizes of pictures as phones take them; most are made smaller on their way. */
export type Scene = { width: number; height: number; pose: Pose; light: Light; faults: Faults };

/** How people photograph cards, the better ways first. The last ones are what the hint is for. */
export const SCENARIOS = [
  'plain',
  'turned',
  'upsideDown',
  'skewed',
  'small',
  'unevenLight',
  'glare',
  'blurred',
  'dim',
  'squeezed',
  'hurried',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** An ordinary picture, with what makes this scenario hard laid over it. */
export const sceneOf = (random: Random, scenario: Scenario): Scene =>
  HARDSHIPS[scenario](ordinary(random), random);

const HARDSHIPS: Readonly<Record<Scenario, (scene: Scene, random: Random) => Scene>> = {
  plain: (scene) => scene,
  turned: (scene, { between }) => posed(scene, { turn: between(20, 340), share: between(0.42, 0.6) }),
  upsideDown: (scene, { between }) => posed(scene, { turn: between(168, 192) }),
  skewed: (scene, random) => posed(scene, tilted(random, scene.pose, [28, 46])),
  small: (scene, { between }) =>
    posed(scene, {
      turn: between(-30, 30),
      share: between(0.2, 0.3),
      x: between(0.3, 0.7),
      y: between(0.3, 0.7),
    }),
  unevenLight: (scene, random) => lit(scene, unevenLight(random)),
  glare: (scene, random) => lit(scene, { shine: glare(random) }),
  blurred: (scene, random) => faulty(scene, blurred(random)),
  dim: (scene, { between }) => faulty(lit(scene, { bright: between(0.16, 0.3) }), { noise: between(12, 20) }),
  squeezed: (scene, { between, whole }) =>
    faulty(posed(scene, { share: between(0.6, 0.85), turn: between(-4, 4) }), {
      longSide: whole(1024, 1400),
      quality: whole(35, 55),
    }),
  hurried(scene, random) {
    const { between } = random;
    const pose = {
      ...tilted(random, scene.pose, [14, 30]),
      turn: between(0, 360),
      share: between(0.42, 0.55),
    };
    const faults = { blur: between(1.2, 2.4), noise: between(6, 11) };
    return faulty(lit(posed(scene, pose), unevenLight(random)), faults);
  },
};

const posed = (scene: Scene, pose: Partial<Pose>): Scene => ({ ...scene, pose: { ...scene.pose, ...pose } });
const lit = (scene: Scene, light: Partial<Light>): Scene => ({
  ...scene,
  light: { ...scene.light, ...light },
});
const faulty = (scene: Scene, faults: Partial<Faults>): Scene => ({
  ...scene,
  faults: { ...scene.faults, ...faults },
});

function ordinary({ between, whole, pick, chance }: Random): Scene {
  const isTall = chance(0.3);
  return {
    width: isTall ? 2448 : 3264,
    height: isTall ? 3264 : 2448,
    pose: {
      share: isTall ? between(0.75, 0.92) : between(0.5, 0.72),
      turn: between(-9, 9),
      tiltX: between(-9, 9),
      tiltY: between(-9, 9),
      x: between(0.46, 0.54),
      y: between(0.46, 0.54),
    },
    light: {
      bright: between(0.78, 1.05),
      slopeX: between(-0.2, 0.2),
      slopeY: between(-0.2, 0.2),
      shine: [],
      tint: pick([
        [1, 1, 1],
        [1.06, 1, 0.86],
        [0.92, 1, 1.07],
      ]),
    },
    faults: {
      blur: between(0.5, 1.1),
      shake: { length: 0, angle: 0 },
      noise: between(3, 6),
      longSide: whole(2400, 3264),
      quality: whole(74, 86),
      orientation: pick([1, 1, 1, 3, 6, 8] as const),
    },
  };
}

function tilted({ between, chance }: Random, pose: Pose, [low, high]: [number, number]): Pose {
  const side = (): number => (chance(0.5) ? 1 : -1);
  return {
    ...pose,
    tiltX: side() * between(low, high),
    tiltY: side() * between(low * 0.6, high),
    share: pose.share * 0.95,
  };
}

const unevenLight = ({ between }: Random): Pick<Light, 'slopeX' | 'slopeY' | 'shadow'> => ({
  slopeX: between(-0.6, 0.6),
  slopeY: between(-0.5, 0.5),
  shadow: {
    at: between(0.5, 0.72),
    angle: between(-0.6, 0.6),
    depth: between(0.5, 0.72),
    softness: between(0.004, 0.04),
  },
});

/** The lamp's reflection lies near the code, and on some pictures over a part of it. */
const glare = ({ between }: Random): Light['shine'] => [
  { x: between(0.2, 0.46), y: between(-0.3, -0.02), size: between(0.06, 0.12), strength: between(0.8, 1.2) },
  { x: between(-0.4, 0.1), y: between(-0.2, 0.2), size: between(0.06, 0.16), strength: between(0.5, 0.9) },
];

const blurred = ({ between, chance }: Random): Pick<Faults, 'blur' | 'shake'> =>
  chance(0.5)
    ? { blur: between(2.6, 4.2), shake: { length: 0, angle: 0 } }
    : { blur: between(0.8, 1.2), shake: { length: between(7, 12), angle: between(0, Math.PI) } };

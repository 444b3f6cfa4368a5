import { createRequire } from 'node:module';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';

/** How a paper was photographed. */
export type Shot = {
  /** width of the photo */
  width?: number;
  height?: number;
  /** share of the photo's width that the paper takes */
  share?: number;
  degrees?: number;
  /** the table below: brightness 0 to 255 */
  table?: number;
  /** out of focus: sigma, as a share of the photo's longest side */
  blur?: number;
  /** moved while taken: length, as a share of the photo's longest side */
  shake?: number;
  /** light on the whole scene, and what is added to it */
  gain?: number;
  lift?: number;
  /** standard deviation of the sensor's noise */
  noise?: number;
  quality?: number;
};

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
);
const DOTS = 150; // an inch
const PAGE = { width: 1240, height: 1754 }; // A4
const POINTS = 12;

const LINES = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập – Tự do – Hạnh phúc',
  '',
  'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
  '',
  'Ủy ban nhân dân phường Ví Dụ xác nhận ông Nguyễn Văn Mẫu,',
  'sinh ngày 02 tháng 01 năm 1990, dân tộc Kinh, quốc tịch Việt Nam,',
  'số định danh cá nhân 072090001234, cư trú tại số 1 đường Mẫu,',
  'hiện chưa đăng ký kết hôn với ai.',
  '',
  'Giấy này được cấp để làm thủ tục vay vốn ngân hàng,',
  'có giá trị 06 tháng kể từ ngày cấp.',
  '',
  'Vào sổ số 12/2026, phường Ví Dụ, ngày 23 tháng 11 năm 2026.',
];

/** A form like those of a ward, filled in for somebody who does not exist; the letters come from a font of our own. */
export async function renderPaper(lines: readonly string[] = LINES): Promise<Buffer> {
  const texts = lines.flatMap((line, index): OverlayOptions[] =>
    line === ''
      ? []
      : [
          {
            input: {
              text: {
                text: `<span foreground="#222">${line}</span>`,
                fontfile: FONT,
                font: `Be Vietnam Pro ${POINTS}`,
                dpi: DOTS,
                rgba: true,
              },
            },
            top: 120 + index * 52,
            left: 128,
          },
        ],
  );
  const stamp = Buffer.from(
    '<svg width="270" height="270"><circle cx="135" cy="135" r="120" fill="none" stroke="#c22" stroke-width="8"/></svg>',
  );
  return sharp({ create: { ...PAGE, channels: 3, background: '#f6f5f0' } })
    .composite([...texts, { input: stamp, top: 975, left: 750 }])
    .png()
    .toBuffer();
}

/** The paper as a phone's camera takes it. */
export async function photograph(paper: Buffer, shot: Shot = {}): Promise<Buffer> {
  const { width = 1200, height = 1600, share = 0.9, degrees = 0, table = 90, quality = 85 } = shot;
  const background = { r: table, g: table, b: table };
  const lying = await sharp(paper)
    .resize({ width: Math.round(width * share) })
    .rotate(degrees, { background })
    .toBuffer();
  const input = await sharp(lying)
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .toBuffer();
  const scene = sharp({ create: { width, height, channels: 3, background } }).composite([
    { input, gravity: 'centre' },
  ]);
  return (await spoil(scene, shot, Math.max(width, height))).jpeg({ quality }).toBuffer();
}

async function spoil(scene: Sharp, shot: Shot, side: number): Promise<Sharp> {
  const { blur = 0, shake = 0, gain = 1, lift = 0, noise = 0 } = shot;
  let picture = await settle(scene);
  if (blur > 0) picture = await settle(picture.blur(Math.max(0.3, blur * side)));
  if (shake > 0) picture = await settle(picture.convolve(streak(Math.round(shake * side))));
  return addNoise(picture.linear(gain, lift), noise);
}

/** Does what is asked so far, for sharp has an order of its own. */
const settle = (picture: Sharp): Promise<Sharp> => addNoise(picture, 0);

async function addNoise(picture: Sharp, deviation: number): Promise<Sharp> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const next = createNoise(deviation);
  if (deviation > 0) for (let at = 0; at < data.length; at++) data[at] = clamp((data[at] ?? 0) + next());
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } });
}

const clamp = (value: number): number => Math.max(0, Math.min(255, value));

/** A horizontal line as kernel. */
function streak(length: number) {
  const width = Math.max(3, length | 1);
  const kernel = Array.from({ length: width * 3 }, (_, at) => (Math.floor(at / width) === 1 ? 1 : 0));
  return { width, height: 3, kernel, scale: width };
}

/** The same every time: four throws of a fixed generator together are nearly normal. */
function createNoise(deviation: number): () => number {
  let seed = 12_345;
  const uniform = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const throws = Array.from(
    { length: 65_521 },
    () => (uniform() + uniform() + uniform() + uniform() - 2) * deviation * 1.73,
  );
  let next = 0;
  return () => throws[next++ % throws.length] ?? 0;
}

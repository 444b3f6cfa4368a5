import type { Request } from 'express';
import type { Whence } from './session.js';

/** In this order: Edge and Opera also say Chrome, Chrome also says Safari. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/Safari\//, 'Safari'],
];
/** Android says Linux too, and iPhones say Mac. */
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
];

const nameIn = (names: readonly [RegExp, string][], text: string, otherwise: string): string =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;

/** The kind of browser and the beginning of the address that a request comes from; neither is kept whole. */
export function whenceOf(req: Request): Whence {
  const agent = req.get('User-Agent') ?? '';
  const browser = `${nameIn(BROWSERS, agent, 'Trình duyệt khác')} trên ${nameIn(SYSTEMS, agent, 'máy khác')}`;
  return { browser, address: roughly(req.ip ?? '') };
}

/** Half of an IPv4 address, the first two groups of an IPv6 address. */
function roughly(ip: string): string {
  const [, v4] = /(\d+\.\d+)\.\d+\.\d+$/.exec(ip) ?? [];
  if (v4 !== undefined) return `${v4}.•.•`;
  const groups = ip.split(':');
  return groups.length > 2 ? `${groups.slice(0, 2).join(':')}:…` : '';
}

import { describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../src/metrics.js';
import { ALARMS } from '../../src/zalo-account/zalo-signal.js';
import { read } from './readers/files.js';
import { codesOf, sectionOf, tableRows } from './readers/markdown.js';
import { modulesIn } from './readers/modules.js';

const page = read('docs/OPERATIONS.md');
const product = modulesIn('src', 'webhooks')
  .map(({ text }) => text)
  .join('\n');

const firstCodes = (section: string): string[] =>
  tableRows(section).flatMap(([first = '']) => codesOf(first).slice(0, 1));

describe('the page for operators', () => {
  it('lists every figure of the product, and no other', () => {
    const names = createMetrics()
      .registry.getMetricsAsArray()
      .map(({ name }) => name)
      .filter((name) => name.startsWith('mcc_'));
    expect(new Set(firstCodes(sectionOf(page, '## Figures')))).toEqual(new Set(names));
  });

  const [alarms = '', errorLines = ''] = sectionOf(page, '## Alarms').split('Other ERROR lines');

  it('lists every alarm', () => {
    const own = [...product.matchAll(/alarms\.inc\(\{ alarm: '([a-z-]+)'/g)].map(([, name = '']) => name);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(firstCodes(alarms))).toEqual(new Set([...ALARMS, ...own]));
  });

  it('lists every other ERROR line of the log', () => {
    const logged = [...product.matchAll(/log\.error\(\{\s*event: '([a-z-]+)'/g)].map(([, name = '']) => name);
    const others = logged.filter((name) => !firstCodes(alarms).includes(name));
    expect(new Set(firstCodes(errorLines))).toEqual(new Set(others));
  });
});

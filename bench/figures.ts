/** What one run of one system at one number of citizens gave. */
export type Figures = {
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU ms of the system's processes per request or turn */
  cpuMs: number;
  /** MiB of all its processes at the end of the run */
  rssMiB: number;
  count: number;
};

/** The value below which `share` of the sorted samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round = (value: number, digits = 1): string => value.toFixed(digits).replace('.', ',');

/** One table in Markdown: the product beside the baseline, and the ratio. */
export function toTable(
  title: string,
  unit: string,
  rows: readonly { citizens: number; baseline: Figures; product: Figures }[],
): string {
  const head = [
    `### ${title}`,
    '',
    `| citizens | ${unit}/s baseline | product | ratio | p50 ms baseline | product | p99 ms baseline | product | CPU ms/${unit} baseline | product | ratio | RSS MiB baseline | product |`,
    `|${'---|'.repeat(13)}`,
  ];
  const lines = rows.map(({ citizens, baseline: b, product: p }) =>
    [
      citizens,
      Math.round(b.perSecond),
      Math.round(p.perSecond),
      round(p.perSecond / b.perSecond, 2),
      round(b.p50),
      round(p.p50),
      round(b.p99),
      round(p.p99),
      round(b.cpuMs, 2),
      round(p.cpuMs, 2),
      round(p.cpuMs / b.cpuMs, 2),
      Math.round(b.rssMiB),
      Math.round(p.rssMiB),
    ].join(' | '),
  );
  return [...head, ...lines.map((line) => `| ${line} |`)].join('\n');
}

import { writeFileSync } from 'node:fs';

/** Where the settings of the demonstration lie, for the operator's tool. */
export const demoEnvFile = (dataFolder: string): string => `${dataFolder}/demo/product.env`;

/** Writes settings so that only their owner can read them. */
export function writeEnvFile(file: string, env: Readonly<Record<string, string>>): void {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}

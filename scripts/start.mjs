// npm start. With NODE_ENV=production it runs the product and nothing else; otherwise it prepares all that is missing.
import { existsSync } from 'node:fs';
import { installPackages, requireNode, root, runTypeScript } from './bootstrap.mjs';

requireNode();
if (existsSync(`${root}/.env`)) process.loadEnvFile(`${root}/.env`);
if (process.env.NODE_ENV === 'production') {
  await runProduct();
} else {
  await installPackages();
  await runTypeScript('scripts/start.ts');
}

/** Web and worker in this one process; the product itself names every missing setting. */
async function runProduct() {
  process.argv.splice(2, process.argv.length, 'all');
  if (existsSync(`${root}/dist/src/main.js`)) {
    await import('../dist/src/main.js');
  } else if (existsSync(`${root}/node_modules/tsx`)) {
    await runTypeScript('src/main.ts');
  } else {
    console.error('Nothing to run: with NODE_ENV=production run `npm install` and `npm run build` first.');
    process.exit(1);
  }
}

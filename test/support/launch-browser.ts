import { type Browser, chromium } from 'playwright-core';

/** What playwright switches off, of that what matters to pages on this machine; a list of our own takes the place of its list. */
const OFF = [
  ...[
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'PaintHolding',
  ],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  ...[
    'MediaRouter',
    'ThirdPartyStoragePartitioning',
    'PreconnectToSearch',
    'HttpsFirstBalancedModeAutoEnable',
  ],
  // Nobody sees the address bar; its two pages would cost each new context more than what is tested in it.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'],
];

/** A browser of a test file's own, as `scripts/test.ts` has found it. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [`--disable-features=${OFF.join(',')}`, '--disable-gpu'],
  });

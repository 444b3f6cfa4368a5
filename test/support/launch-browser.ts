import { type Browser, chromium } from 'playwright-core';

/** What playwright switches off as far as it matters here, since a list of ours takes the place of its own. */
const BY_PLAYWRIGHT =
  `AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades PaintHolding MediaRouter
  HttpsFirstBalancedModeAutoEnable ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect OptimizationHints
  NetworkTimeServiceQuerying AimEnabled PreconnectToSearch`.split(/\s+/);

/** Nobody sees the address bar of a headless window; its two pages cost each new context more than what is tested in it. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** A browser of a test file's own, as `scripts/test.ts` has found it. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [`--disable-features=${[...BY_PLAYWRIGHT, ...UNSEEN].join(',')}`, '--disable-gpu'],
  });

import type { Browser, Locator } from 'playwright-core';

/** A citizen with a phone: what they can do on the chat page and what they can read there. */
export type CitizenPhone = ReturnType<typeof createPhone>;

type Hands = <T>(act: () => Promise<T>) => Promise<T>;

/** Several people share one mouse here, so their gestures take turns; what they wait for does not. */
function createHands(): Hands {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };
}

function createPhone(pane: Locator, name: string, hands: Hands) {
  const rows = pane.locator('.chat > li');
  /** how many rows there were before the last gesture: an answer comes after them */
  let before = 0;
  const answers = () => pane.locator(`.chat > li.oa:nth-child(n + ${before + 1})`);
  const gesture = (act: () => Promise<void>) =>
    hands(async () => {
      before = await rows.count();
      await act();
    });
  const reads = async (words: string | RegExp): Promise<string> => {
    const message = answers().filter({ hasText: words }).last();
    await message.waitFor().catch(async (cause) => {
      const end = (await rows.allTextContents()).slice(-4).join('\n---\n');
      throw new Error(`${name} waited in vain for ${words}; the chat ends:\n${end}`, { cause });
    });
    return (await message.locator('p.text').textContent()) ?? '';
  };
  const pickFile = (bytes: Buffer, file: string) =>
    gesture(() =>
      pane
        .locator('input[data-kind=photo]')
        .setInputFiles({ name: file, mimeType: 'image/png', buffer: bytes }),
    );
  return {
    name,
    pane,
    /** Waits for an answer to the last gesture and gives its text. */
    reads,
    /** Waits for a message that comes by itself. */
    hears: reads,
    openChat: () => gesture(() => pane.getByRole('button', { name: 'Nhắn tin', exact: true }).click()),
    async says(words: string, answer: string | RegExp) {
      await gesture(async () => {
        await pane.getByRole('textbox').fill(words);
        await pane.getByRole('button', { name: 'Gửi', exact: true }).click();
      });
      return reads(answer);
    },
    /** Presses the newest button with this label. */
    async taps(label: string, answer: string | RegExp) {
      await gesture(() => pane.getByRole('button', { name: label, exact: true }).last().click());
      return reads(answer);
    },
    async sendsPhoto(bytes: Buffer, file: string, answer: string | RegExp) {
      await pickFile(bytes, file);
      return reads(answer);
    },
    /** All that stands in the chat, for what must not be there. */
    wholeChat: () => pane.locator('.chat').textContent(),
  };
}

/** The chat page of an office, with as many people who have not written yet as are asked for, side by side. */
export async function openChatPage(browser: Browser, url: string, oaId: string) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  const hands = createHands();
  await page.goto(`${url}/?oa=${oaId}`);
  return {
    page,
    complaints,
    async addCitizen(): Promise<CitizenPhone> {
      const panes = page.locator('.pane');
      const index = await panes.count();
      await page.getByRole('button', { name: 'Thêm công dân' }).click();
      const name = await panes.nth(index).getAttribute('aria-label');
      if (name === null) throw new Error('a pane without a name');
      return createPhone(page.getByRole('region', { name, exact: true }), name, hands);
    },
    close: () => context.close(),
  };
}

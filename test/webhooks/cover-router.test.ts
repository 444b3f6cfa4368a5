import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import { COVER_PATH, createCoverRouter } from '../../webhooks/zalo/create-cover-router.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { aFile } from '../replies/outgoing-files-contract.js';

const files = createFakeOutgoingFiles({ now: () => 0 });
const PICTURE = 'notice-0b8f8f1e-5f0a-4c8e-9d51-2f6f1f5f3c11';
const PAPER = 'notice-0b8f8f1e-5f0a-4c8e-9d51-2f6f1f5f3c12';
let server: Server;
beforeAll(async () => {
  server = express().use(createCoverRouter({ files })).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const ofNotice = { conversationId: null, contentType: 'image/png' } as const;
  await files.save(aFile(PICTURE, ofNotice), Buffer.from('png'));
  await files.save(aFile(PAPER, { conversationId: null }), Buffer.from('%PDF'));
  await files.save(aFile('talk-1', { contentType: 'image/png' }), Buffer.from('của Lan'));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (fileId: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${COVER_PATH}/${fileId}`);

it('gives out the picture of a notice to whoever knows its id', async () => {
  const answer = await get(PICTURE);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'image/png',
    'png',
  ]);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

it.each([PAPER, 'talk-1', 'notice-0b8f8f1e-5f0a-4c8e-9d51-2f6f1f5f3c99', '..%2Ftalk-1'])(
  'gives out nothing else (%s)',
  async (fileId) => {
    expect((await get(fileId)).status).toBe(404);
  },
);

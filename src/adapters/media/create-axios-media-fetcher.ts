import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import axios, { type AxiosError, type AxiosResponse } from 'axios';
import type { FetchedMedia, MediaFetcher } from '../../media/media-fetcher.js';
import { createHostPolicy } from './allowed-hosts.js';
import { createPublicLookup, isPublicAddress, PrivateAddress } from './public-lookup.js';
import { sniffContentType } from './sniff-content-type.js';

const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
/** Answers that may be another one next time. */
const PASSING = new Set([408, 425, 429]);

export type MediaFetcherDeps = {
  /** see `MEDIA_HOSTS` */
  hosts: readonly string[];
  maxBytes?: number;
  timeoutMs?: number;
  lookup?: LookupFunction;
};

/** Fetches files with axios: no redirects, no proxy, no more bytes and no more time than allowed. */
export function createAxiosMediaFetcher(deps: MediaFetcherDeps): MediaFetcher {
  const { hosts, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, lookup = createPublicLookup() } = deps;
  const verdictOn = createHostPolicy(hosts);
  const guarded = { httpsAgent: new HttpsAgent({ lookup }) };
  const asListed = { httpAgent: new HttpAgent(), httpsAgent: new HttpsAgent() };

  return {
    async fetch(address) {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      const verdict = url ? verdictOn(url) : 'refused';
      if (!url || verdict === 'refused' || (verdict === 'public-only' && isPrivateLiteral(url))) {
        return { kind: 'refused', reason: 'not-allowed' };
      }
      try {
        const agents = verdict === 'as-listed' ? asListed : guarded;
        return await download(url, { maxBytes, timeoutMs, agents });
      } catch (error) {
        return isPrivate(error) ? { kind: 'refused', reason: 'not-allowed' } : { kind: 'later' };
      }
    },
  };
}

/** An address that is written out is never looked up, so the look-up cannot guard it. */
function isPrivateLiteral({ hostname }: URL): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) > 0 && !isPublicAddress(literal);
}

async function download(
  url: URL,
  { maxBytes, timeoutMs, agents }: { maxBytes: number; timeoutMs: number; agents: object },
): Promise<FetchedMedia> {
  const response: AxiosResponse<Readable> = await axios.get(url.href, {
    ...agents,
    responseType: 'stream',
    maxRedirects: 0,
    proxy: false,
    decompress: false,
    headers: { 'accept-encoding': 'identity', accept: '*/*' },
    signal: AbortSignal.timeout(timeoutMs),
    validateStatus: () => true,
  });
  if (response.status !== 200) {
    response.data.destroy();
    return toRefusal(response.status);
  }
  const bytes = await readAtMost(response.data, maxBytes);
  return bytes ? toFile(bytes) : { kind: 'refused', reason: 'too-large' };
}

/** The whole stream, or undefined as soon as it is longer than allowed. Rejects when it breaks off. */
async function readAtMost(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) return undefined; // leaving the loop destroys the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The type is what the bytes are, whatever the name or the header says. */
async function toFile(bytes: Buffer): Promise<FetchedMedia> {
  if (bytes.length === 0) return { kind: 'refused', reason: 'empty' };
  const contentType = await sniffContentType(bytes);
  return contentType ? { kind: 'fetched', bytes, contentType } : { kind: 'refused', reason: 'wrong-type' };
}

function toRefusal(status: number): FetchedMedia {
  if (status >= 500 || PASSING.has(status)) return { kind: 'later' };
  if (status >= 300 && status < 400) return { kind: 'refused', reason: 'not-allowed' };
  return { kind: 'refused', reason: 'unreachable' };
}

const isPrivate = (error: unknown): boolean =>
  error instanceof PrivateAddress || (error as AxiosError).cause instanceof PrivateAddress;

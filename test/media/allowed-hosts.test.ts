import { describe, expect, it } from '@jest/globals';
import { createHostPolicy } from '../../src/adapters/media/allowed-hosts.js';
import {
  createPublicLookup,
  isPublicAddress,
  PrivateAddress,
} from '../../src/adapters/media/public-lookup.js';

describe('createHostPolicy', () => {
  const policy = createHostPolicy(['*.zdn.vn', 'media.example.vn', 'localhost:9090', 'store.example.vn:443']);

  it.each([
    ['https://f6.photo.talk.zdn.vn/a.jpg', 'public-only'],
    ['https://F6.ZDN.VN/a.jpg', 'public-only'],
    ['https://media.example.vn/a.jpg', 'public-only'],
    ['https://media.example.vn:443/a.jpg', 'public-only'],
    ['http://localhost:9090/a.jpg', 'as-listed'],
    ['https://localhost:9090/a.jpg', 'as-listed'],
    ['https://store.example.vn/a.jpg', 'as-listed'],
    ['http://f6.zdn.vn/a.jpg', 'refused'],
    ['https://f6.zdn.vn:8443/a.jpg', 'refused'],
    ['https://zdn.vn/a.jpg', 'refused'],
    ['https://evilzdn.vn/a.jpg', 'refused'],
    ['https://f6.zdn.vn.evil.com/a.jpg', 'refused'],
    ['https://f6.zdn.vn@evil.com/a.jpg', 'refused'],
    ['https://user:secret@f6.zdn.vn/a.jpg', 'refused'],
    ['https://evil.com/f6.zdn.vn', 'refused'],
    ['http://media.example.vn/a.jpg', 'refused'],
    ['http://localhost/a.jpg', 'refused'],
    ['http://localhost:9091/a.jpg', 'refused'],
    ['http://store.example.vn/a.jpg', 'refused'],
    ['ftp://localhost:9090/a.jpg', 'refused'],
  ])('%s is %s', (url, verdict) => {
    expect(policy(new URL(url))).toBe(verdict);
  });

  it('allows nothing without rules', () => {
    expect(createHostPolicy([])(new URL('https://f6.zdn.vn/'))).toBe('refused');
  });
});

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '49.213.78.90', '172.32.0.1', '2405:4800::1', '2606:4700::1111'])(
    '%s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:1.1.1.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '', 'localhost'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('createPublicLookup', () => {
  const publicOne = { address: '49.213.78.90', family: 4 };
  const look = (addresses: { address: string; family: number }[], all: boolean) =>
    new Promise((resolve) => {
      createPublicLookup((_name, found) => found(null, addresses))('f6.zdn.vn', { all }, (error, address) =>
        resolve(error ?? address),
      );
    });

  it('gives public addresses in the form that was asked for', async () => {
    await expect(look([publicOne], true)).resolves.toEqual([publicOne]);
    await expect(look([publicOne], false)).resolves.toBe('49.213.78.90');
  });

  it.each([true, false])('refuses a name of which one address is private', async (all) => {
    await expect(look([publicOne, { address: '10.0.0.1', family: 4 }], all)).resolves.toBeInstanceOf(
      PrivateAddress,
    );
  });

  it('fails on a name without addresses', async () => {
    await expect(look([], true)).resolves.toBeInstanceOf(Error);
  });
});

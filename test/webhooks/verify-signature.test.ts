import { describe, expect, it } from '@jest/globals';
import { type SignedRequest, verifySignature } from '../../webhooks/zalo/verify-signature.js';

/** The two vectors of reference zalo-oa-api §2.3. */
const SHORT: SignedRequest = {
  appId: 'X',
  body: Buffer.from('BODY'),
  bodyTimestamp: '1234567890',
  headerTimestamp: undefined,
  secrets: ['Y'],
  signature: 'mac=2f1ef5aabe67e8396a459ca89562e108ad541f82ba5022c85f645bd6b7220cb9',
};
const LONG: SignedRequest = {
  appId: '1234567890123456789',
  body: Buffer.from(
    '{"app_id":"1234567890123456789","sender":{"id":"2468458835296197922"},"user_id_by_app":"552177279717587730",' +
      '"recipient":{"id":"388613280878808645"},"event_name":"user_send_text",' +
      '"message":{"text":"Xin chào","msg_id":"96d3cdf3af150460909"},"timestamp":"1767225600000"}',
  ),
  bodyTimestamp: '1767225600000',
  headerTimestamp: undefined,
  secrets: ['oa-secret-demo'],
  signature: 'mac=ce799990b78076750fe2989019caa77a887d2c101c65c5f72504e7ed474cc837',
};

describe('verifySignature', () => {
  it.each([
    ['the short vector', SHORT],
    ['the long vector', LONG],
  ])('accepts %s', (_name, request) => {
    expect(verifySignature(request)).toBe('valid');
  });

  it.each([
    'mac = 2f1ef5aabe67e8396a459ca89562e108ad541f82ba5022c85f645bd6b7220cb9',
    '  MAC=2F1EF5AABE67E8396A459CA89562E108AD541F82BA5022C85F645BD6B7220CB9 ',
  ])('forgives blanks and upper case: %s', (signature) => {
    expect(verifySignature({ ...SHORT, signature })).toBe('valid');
  });

  it.each([
    ['the old one', ['new', 'Y']],
    ['the new one', ['Y', 'old']],
  ])('accepts a request signed with %s of two secrets', (_which, secrets) => {
    expect(verifySignature({ ...SHORT, secrets })).toBe('valid');
  });

  it('falls back to the timestamp of the header and says so', () => {
    const request = { ...SHORT, bodyTimestamp: '999', headerTimestamp: '1234567890' };
    expect(verifySignature(request)).toBe('valid-by-header-timestamp');
    expect(verifySignature({ ...SHORT, bodyTimestamp: undefined, headerTimestamp: '1234567890' })).toBe(
      'valid-by-header-timestamp',
    );
  });

  it.each<[string, Partial<SignedRequest>]>([
    ['another byte in the body', { body: Buffer.from('BODy') }],
    ['another application', { appId: 'Z' }],
    ['another time', { bodyTimestamp: '1234567891' }],
    ['no time', { bodyTimestamp: undefined }],
    ['another secret', { secrets: ['y'] }],
    ['no secret', { secrets: [] }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: 'mac=' }],
    ['a signature without its prefix', { signature: SHORT.signature?.slice(4) }],
    ['a cut signature', { signature: SHORT.signature?.slice(0, -2) }],
    ['a longer signature', { signature: `${SHORT.signature}00` }],
    ['a signature of something else', { signature: LONG.signature }],
  ])('refuses %s', (_what, change) => {
    expect(verifySignature({ ...SHORT, ...change })).toBe('invalid');
  });
});

// Builds access tokens for tests from an app ID and fixed bytes, so that no file contains a text that could be a
// real token. Uses the format of public fixtures (a type letter, then
// base64 with "Z", "+", "/" and "=" written as ZA, ZB, ZC and ZD; the app ID is the first 8 bytes).
// Does not depend on the server or the page.

import { createHash } from 'node:crypto';

/** The byte after the app ID in tokens since 2023 (`…BO…`) and in older ones (`…BA…`). */
export const NEWER_FORM = 0x3b;
export const OLDER_FORM = 0x00;

const ESCAPES = { Z: 'ZA', '+': 'ZB', '/': 'ZC', '=': 'ZD' };

/**
 * The text of a complete access token.
 *
 * @param {{ appId?: string, form?: number, bytes?: number, seed?: string }} [description]
 *   `bytes` is the length before base64 (160 gives about 220 characters, like WhatsApp tokens);
 *   another `seed` gives another token of the same app.
 */
export function makeToken({ appId = '731904556182037', form = NEWER_FORM, bytes = 160, seed = 'a' } = {}) {
  const head = Buffer.alloc(10);
  head.writeBigUInt64BE(BigInt(appId));
  head[8] = 1;
  head[9] = form;
  const whole = Buffer.concat([head, filler(bytes - head.length, `${appId} ${seed}`)]);
  return 'E' + whole.toString('base64').replace(/[Z+/=]/g, (sign) => ESCAPES[sign]);
}

/** The app ID in a token's own text, or `null` if the text does not have the format of a token. */
export function appIdIn(text) {
  if (!/^E(?:[A-Ya-z0-9]|Z[A-D])+$/.test(text)) return null;
  const base64 = text.slice(1).replace(/Z[A-D]/g, (pair) => 'Z+/='['ABCD'.indexOf(pair[1])]);
  if (base64.length % 4 !== 0) return null;
  const whole = Buffer.from(base64, 'base64');
  return whole.length > 10 ? whole.readBigUInt64BE().toString() : null;
}

/** The same token with one letter in the other case, as after copying by hand and in some databases. */
export function withOneLetterAltered(token) {
  // Not a letter of an escape pair, and not one that would create an escape pair.
  const at = [...token].findIndex((sign, i) => i > 40 && /[a-y]/.test(sign) && token[i - 1] !== 'Z');
  return token.slice(0, at) + token[at].toUpperCase() + token.slice(at + 1);
}

function filler(length, seed) {
  const blocks = [];
  for (let n = 0; n * 32 < length; n += 1) {
    blocks.push(createHash('sha256').update(`${seed} ${n}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

// The problems of a token itself: one row for each state, with Meta's refusal.
// Knows the tokens of a world. Does not depend on nodes, calls or HTTP.

import * as errors from './errors.mjs';
import { appIdIn } from '../token.mjs';

/** The states of a described token, except `valid`. */
export const tokenStates = {
  expired: ({ token, now }) => errors.expired({ expiresAt: token.expires_at || now - 3 * 86_400, now }),
  inactive_for_90_days: () => errors.inactive(),
  password_changed: () => errors.passwordChanged(),
  session_replaced: () => errors.sessionReplaced(),
  app_removed: ({ token }) => errors.appRemoved({ appId: token.app }),
  logged_out: () => errors.loggedOut(),
  revoked: () => errors.revoked(),
  checkpointed: () => errors.checkpointed(),
  unconfirmed: () => errors.unconfirmed(),
  impersonating: () => errors.impersonation(),
  malformed: ({ token }) => errors.malformed({ text: token.text }),
  unparsable: () => errors.unparsable(),
  invalid_data: () => errors.invalidData(),
  undecryptable: () => errors.undecryptable(),
  bad_signature: () => errors.badSignature(),
  debug_only: () => errors.debugOnly(),
};

/** The refusal of a described token, or `null` while it works. */
export function refusalOf(token, now) {
  if (token.expires_at !== 0 && token.expires_at <= now) return tokenStates.expired({ token, now });
  return token.state === 'valid' ? null : tokenStates[token.state]({ token, now });
}

/** The refusal of a text that is not a described token. Meta distinguishes texts that it cannot parse, read or decrypt. */
export function refusalOfUnknown(text) {
  if (/[^A-Za-z0-9]/.test(text) || text.length < 20) return errors.unparsable();
  return appIdIn(text) === null ? errors.malformed({ text }) : errors.undecryptable();
}

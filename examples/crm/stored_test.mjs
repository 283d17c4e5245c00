// What is stored of a test: the verdict, and when the token expires. Never the token, and no text of the report.

const VERDICTS = ['connected', 'attention', 'failed', 'could_not_tell'];

export const isVerdict = (text) => VERDICTS.includes(text);

/**
 * The settings of a customer after a test of the stored token.
 *
 * They stay as they are if another token was saved during the test, and if the test could not tell: it says nothing about the token.
 */
export function afterTest(stored, token, { verdict, token: { type, expiresAt } }) {
  if (stored.token !== token || token === '' || verdict === 'could_not_tell') return stored;
  // If Meta did not say when the token expires, what it said before still holds.
  return { ...stored, verdict, expiresAt: type === 'unknown' ? stored.expiresAt : expiresAt };
}

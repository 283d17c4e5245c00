// Translates texts: finds the translation of an English text in the tables that `cargo xtask words` compiles.
//
// Does not depend on the source of the tables, or on the caller.

/**
 * @typedef {{ lang: string, plurals: string[], texts: Record<string, string | string[]> }} Table
 * @param {...Table} loads tables of one language; the first table with a text is used
 * @returns {(english: string, count?: number) => string | undefined} the translation, with its placeholders; a count selects
 *   the plural form
 */
export function reader(...loads) {
  const { lang, plurals } = loads[0];
  const rules = new Intl.PluralRules(lang);
  return (english, count) => {
    // FNV-1a over UTF-8, as in xtask/src/words/compile.rs.
    const hash = new TextEncoder().encode(english).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
    const key = (hash >>> 0).toString(36);
    const found = loads.map(({ texts }) => texts[key]).find((text) => text);
    return Array.isArray(found) ? (found[plurals.indexOf(rules.select(count))] ?? found.at(-1)) : found;
  };
}

/**
 * @param {string} wanted such as "pt-BR", "pt_PT" or "pt"
 * @param {string[]} tags those that there are
 * @returns {string | undefined} the tag itself, else the first one of the same language
 */
export function nearest(wanted, tags) {
  const parts = (tag) => tag.toLowerCase().split(/[-_]/);
  const [all, [primary]] = [parts(wanted).join(), parts(wanted)];
  return tags.find((tag) => parts(tag).join() === all) ?? tags.find((tag) => parts(tag)[0] === primary);
}

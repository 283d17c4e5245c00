// The languages of the module: their words, and the language of a call.
//
// `cargo xtask` adds this file, src/words.js and the languages to the JavaScript of the module. Does not depend on what the
// functions say.

/** Language → its translations, once they are loaded. */
const loadedLanguages = new Map();

/** The shipped language that is nearest to a tag. `undefined` is English. */
function languageOf(name) {
  return nearest(name, Object.keys(LANGUAGES));
}

export async function loadLanguage(lang) {
  if (typeof lang !== "string") throw new TypeError("lang must be a string");
  const tag = languageOf(lang);
  if (!tag || loadedLanguages.has(tag)) return;
  loadedLanguages.set(tag, reader((await LANGUAGES[tag]()).default));
}

/** The position of the argument with the language: the options, or the request. */
const LANGUAGE_AT = { inspectToken: 1, explainError: 2, testConnection: 0, exchangeToken: 0 };

/** The arguments of a function for the WebAssembly: the translations are the last one. */
function withLanguage(name, args) {
  const at = LANGUAGE_AT[name];
  const options = args[at];
  if (at > 0 && options != null && typeof options !== "object") throw new TypeError("options must be an object");
  const lang = typeof options === "object" ? options?.lang : undefined;
  if (lang != null && typeof lang !== "string") throw new TypeError(`${at > 0 ? "options" : "request"}.lang must be a string`);
  const own = Array.from({ length: Math.max(at, 1) }, (_, index) => args[index]);
  return [...own, lang && loadedLanguages.get(languageOf(lang))];
}

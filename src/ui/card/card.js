// The card for any page: loads the glue, the WebAssembly and the style sheet, and mounts the card into an element.
//
// Mounts nothing by itself. Does not depend on the page that it is on: the standalone page is one host among others. What only other
// hosts need, also the addresses of the files, is in embed.js. `cargo xtask` adds src/words.js and the languages.

/** How long a card waits for the words of its language before it shows itself in English, in milliseconds. */
const WORDS_WAIT_MS = 2_000;

/** Of the whole document: the glue and the style sheet, once they are there. */
let loaded;
let loading;

/** Whether the WebAssembly has stopped and was not started again. */
let hasStopped = false;

/** Element → the card in it. */
const mounted = new Map();

/** Language → its words: `read` as far as they have arrived, and `first`, which resolves when there is something to read. */
const languages = new Map();

/** Says an English text in the language of a card. */
const speaker = ({ words }) => (english) => words?.read?.(english) ?? english;

/**
 * Loads what the card is made of. Calling it again does nothing, but after a failure it tries again, and after the card has
 * stopped it starts again.
 * @param {{ glue: object | (() => Promise<object>), wasm?: string | URL | Promise<Response>,
 *   second?: string | URL | (() => Promise<Response>), styles: string | URL | Response | Promise<Response>,
 *   words?: (lang: string) => Promise<object>[] }} files where they are, or what is in them. The WebAssembly can be beside the glue.
 *   Without effect after the first success
 * @returns {Promise<void>} rejected when a file does not arrive or does not start
 */
export default function init(files) {
  loading ??= (loaded ? loaded.code.default() : load(files)).then(
    () => {
      hasStopped = false;
    },
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
export { init };

async function load({ glue, wasm, second, styles, words }) {
  if (second !== undefined && typeof second !== "function" && !isAddress(second)) {
    throw new TypeError("files.second must be an address, or a function that fetches it");
  }
  const [code, binary, text] = await Promise.all([typeof glue === "function" ? glue() : glue, wasm, textOf(styles)]);
  const sheet = new CSSStyleSheet();
  // The card fetches it itself, once it works: by default from beside the glue.
  if (second !== undefined) code.setSecondLoad(second);
  code.onStopped(sayStopped);
  await Promise.all([code.default({ module_or_path: binary }), sheet.replace(text)]);
  loaded = { code, sheet, text, words: words ?? ((lang) => [LANGUAGES[lang]().then((file) => file.default)]) };
}

function isAddress(file) {
  return typeof file === "string" || file instanceof URL;
}

async function textOf(file) {
  const response = await (isAddress(file) ? fetch(file, { credentials: "same-origin" }) : file);
  if (!response.ok) throw new Error(`${response.url} could not be loaded: status ${response.status}`);
  return response.text();
}

/**
 * Shows the card inside an element, in a shadow root. What is in the element before is removed.
 * @param {Element} element one that takes a shadow root, such as a `div`
 * @param {object} [options] see token-doctor-card.d.ts; their types are checked by embed.js
 * @returns {{ unmount(): void, update(options: object): void }}
 */
export function mountTokenDoctor(element, options) {
  if (loaded === undefined) throw new Error("Call init and wait for its promise, then mountTokenDoctor.");
  if (mounted.has(element)) throw new Error("This element holds a card already: unmount it first.");
  const card = { element, options: { ...options } };
  card.words = wordsOf(languageOf(card));
  mounted.set(element, card);
  const mount = () => {
    if (mounted.get(element) === card && !card.root) attach(card);
  };
  if (!card.words || card.words.read) {
    try {
      mount();
    } catch (error) {
      mounted.delete(element);
      throw error;
    }
  } else {
    // Until then, the element keeps its content.
    Promise.race([card.words.first, new Promise((resolve) => setTimeout(resolve, WORDS_WAIT_MS))]).then(mount);
  }

  return {
    unmount() {
      if (mounted.get(element) !== card) return;
      mounted.delete(element);
      card.root?.replaceChildren();
      element.replaceChildren();
      if (card.place) attempt(() => loaded.code.unmountCard(card.place));
    },
    update(changes) {
      if (mounted.get(element) !== card) return;
      Object.assign(card.options, changes);
      card.words = wordsOf(languageOf(card));
      speak(card);
    },
  };
}

/** What the WebAssembly gets. After a save, the host has a token stored and is enabled. */
function optionsOf({ options, said }) {
  const { onSave } = options;
  const save = async (...given) => {
    await onSave(...given);
    options.enabled = options.tokenStored = true;
  };
  return { ...options, onSave: onSave && save, words: said?.read };
}

/** Puts the card into a shadow root of its element. */
function attach(card) {
  const { element } = card;
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  card.root = root;
  root.adoptedStyleSheets = [loaded.sheet];
  // These must not depend on the WebAssembly.
  root.addEventListener("submit", stayOnPage, true);
  root.addEventListener("click", clear, true);
  root.addEventListener("keydown", useKey);
  card.options.onRoot?.(root, loaded.text);

  // Only the standalone page has one: the same card as text, in which someone may have typed already.
  const before = element.querySelector(":scope > .token-doctor") ?? undefined;
  show(card, before);
  // The guide stays as text until the card has it: it shows through the slot in its place.
  const guide = before?.querySelector(".guide");
  if (guide) leaveOnly(guide, element);
  else element.replaceChildren();
  // They would do nothing, and must not contain anything that "Clear" cannot empty. Only the browser knows which checkbox is selected.
  for (const control of guide?.querySelectorAll("button, input:not([type=checkbox])") ?? []) {
    control.disabled = true;
    control.value = "";
  }
}

function show(card, before) {
  if (!hasStopped) {
    attempt(() => {
      card.said = card.words;
      card.place = loaded.code.mountCard(before, optionsOf(card));
      setLanguage(card, card.place);
      card.root.replaceChildren(card.place);
    });
  }
  // Also if it stopped just now.
  if (hasStopped) showStopped(card);
}

/** The shipped language of a card: its option, or the nearest `lang` attribute. `undefined` is English. */
function languageOf({ element, options }) {
  return nearest(options.lang || element.closest("[lang]")?.lang || "", Object.keys(LANGUAGES));
}

/** The words of a language; `undefined` for English. They are fetched once, and again after a failure. */
function wordsOf(lang) {
  if (!lang) return undefined;
  if (!languages.has(lang)) {
    const words = { lang, tables: [] };
    languages.set(lang, words);
    const parts = loaded.words(lang).map(async (part) => {
      words.tables.push(await part);
      words.read = reader(...words.tables);
      for (const card of mounted.values()) if (card.words === words && card.place) speak(card);
    });
    for (const part of parts) part.catch(() => languages.delete(lang));
    words.first = Promise.resolve(parts[0]).catch(() => {});
  }
  return languages.get(lang);
}

/** Draws a card with its options, in its language. Words that are not here yet are said as soon as they arrive. */
function speak(card) {
  if (!card.place) return;
  if (!card.words || card.words.read) card.said = card.words;
  attempt(() => loaded.code.setOptions(card.place, optionsOf(card)));
  if (!hasStopped) setLanguage(card, card.place);
}

/** Names the language of a card to the browser. */
function setLanguage({ said }, place) {
  place.lang = said?.read ? said.lang : "en";
  place.dir = (said?.read && said.tables[0].dir) || "ltr";
}

/** Calls the WebAssembly. If it stops, every card says so, and the host is thrown nothing. */
function attempt(call) {
  try {
    call();
  } catch (error) {
    if (!hasStopped) throw error;
  }
}

function sayStopped(error) {
  hasStopped = true;
  loading = undefined;
  // Only the kind of error: its text may quote what was pasted.
  console.warn(`Token Doctor has stopped: ${error?.name}`);
  for (const card of mounted.values()) if (card.root) showStopped(card);
  for (const card of mounted.values()) card.options.onStopped?.();
}

/** Empties a card's fields, because callbacks may still refer to them, and puts a sentence and a button in its place. */
function showStopped(card) {
  const { root } = card;
  card.said = card.words;
  const say = speaker(card);
  const hadFocus = root.activeElement;
  empty(root);
  card.place = undefined;
  const lead = make("strong", "", say("Token Doctor has stopped."));
  const rest = say(
    "This does not mean that your token is bad. All fields were cleared. Press \"Start again\", then paste the token again.",
  );
  const said = make("p", "notice", lead, " ", rest);
  const button = make("button", "secondary", say("Start again"));
  button.onclick = () => startAgain(card, said);
  const alert = make("div", "card", said, make("div", "run-bar", button));
  alert.setAttribute("role", "alert");
  // Where the guide is still text, it stays.
  const place = make("div", "token-doctor", alert, make("slot", ""));
  setLanguage(card, place);
  root.replaceChildren(place);
  if (hadFocus) button.focus();
}

async function startAgain(card, said) {
  try {
    await init();
  } catch {
    const say = speaker(card);
    said.lastChild.data = say("Reload the page, then paste the token again.");
    return;
  }
  if (mounted.get(card.element) !== card) return;
  // As after half an hour hidden: the token is forgotten, and the IDs of the host are kept.
  card.options = { ...card.options, token: undefined };
  card.element.replaceChildren();
  show(card);
  // What was pressed is gone.
  setTimeout(() => card.root.querySelector("textarea")?.focus());
}

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** A form without a WebAssembly to answer it would load the page again. */
function stayOnPage(event) {
  event.preventDefault();
}

/** Ctrl+Enter or ⌘+Enter in any field is "Test Connection". Escape closes the part around the focus. */
function useKey({ key, ctrlKey, metaKey, target }) {
  if (key === "Enter" && (ctrlKey || metaKey)) target.closest("form.card")?.requestSubmit();
  const part = key === "Escape" && target.closest("details[open]");
  if (part) {
    part.open = false;
    // Else the focus would be on something that is not seen.
    part.querySelector("summary").focus();
  }
}

function clear({ target, currentTarget }) {
  if (target.closest("[data-clears]")) empty(currentTarget);
}

function empty(root) {
  for (const field of root.querySelectorAll("textarea, input:not([type=checkbox])")) field.value = "";
}

/** Takes everything out of an element but one part of it, which is not moved: it would lose the focus. */
function leaveOnly(part, element) {
  for (let kept = part; kept !== element; kept = kept.parentElement) {
    for (const other of [...kept.parentElement.childNodes]) if (other !== kept) other.remove();
  }
}

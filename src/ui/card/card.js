// The card for any page: loads the glue, the WebAssembly and the style sheet, and mounts the card into an element.
//
// Mounts nothing by itself. Does not depend on the page that it is on: the standalone page is one host among others.
// Its types, for hosts, are in token-doctor-card.d.ts.

/** What may be given, and its type. */
const OPTIONS = {
  token: "string",
  phoneNumberId: "string",
  whatsappBusinessAccountId: "string",
  enabled: "boolean",
  tokenStored: "boolean",
  guide: "boolean",
  onSave: "function",
  onTestStored: "function",
  saveAddress: "string",
  webhookUrl: "string",
  appId: "string",
  subscribe: "boolean",
};

/** Of the whole document: the glue and the style sheet, once they are there. */
let loaded;
let loading;

/** Whether the WebAssembly has stopped and was not started again. */
let hasStopped = false;

/** Element → the card in it. */
const mounted = new Map();

/** Says an English text in the language of a card. */
const speaker = ({ words }) => (english) => words?.(english) ?? english;

/**
 * Loads what the card is made of. Calling it again does nothing, but after a failure it tries again, and after the card has
 * stopped it starts again.
 * @param {{ glue?: string | URL | object, wasm?: string | URL | Promise<Response>, second?: string | URL | (() => Promise<Response>),
 *   styles?: string | URL | Response | Promise<Response> }} [files] where they are, if not beside this file, or what is in them
 * @returns {Promise<void>} rejected when a file does not arrive or does not start
 */
export default function init(files = {}) {
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

async function load({ glue, wasm, second, styles }) {
  if (second !== undefined && typeof second !== "function" && !isAddress(second)) {
    throw new TypeError("files.second must be an address, or a function that fetches it");
  }
  const beside = (name) => new URL(name, import.meta.url);
  const [code, binary, text] = await Promise.all([
    isAddress(glue ?? "") ? import(glue ?? beside("token-doctor-card-glue.js")) : glue,
    wasm ?? beside("token-doctor-card_bg.wasm"),
    textOf(styles ?? beside("token-doctor-card.css")),
  ]);
  const sheet = new CSSStyleSheet();
  // The card fetches it itself, once it works: by default from beside the glue.
  if (second !== undefined) code.setSecondLoad(second);
  code.onStopped(sayStopped);
  await Promise.all([code.default({ module_or_path: binary }), sheet.replace(text)]);
  loaded = { code, sheet };
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
 * @param {object} [options] see token-doctor-card.d.ts
 * @returns {{ unmount(): void }}
 */
export function mountTokenDoctor(element, options = {}) {
  if (loaded === undefined) throw new Error("Call init and wait for its promise, then mountTokenDoctor.");
  if (!(element instanceof Element)) throw new TypeError("element must be an Element");
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  for (const [name, type] of Object.entries(OPTIONS)) {
    if (options[name] != null && typeof options[name] !== type) throw new TypeError(`options.${name} must be a ${type}`);
  }
  if (mounted.has(element)) throw new Error("This element holds a card already: unmount it first.");
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [loaded.sheet];
  // These must not depend on the WebAssembly.
  root.addEventListener("submit", stayOnPage, true);
  root.addEventListener("click", clear, true);

  // Only the standalone page has one: the same card as text, in which someone may have typed already.
  const before = element.querySelector(":scope > .token-doctor") ?? undefined;
  // `words` is the language: a function from an English text, and a number in it, to the translation. `setWords` of the glue changes
  // it for a card that is there.
  const card = { element, root, options, words: undefined };
  show(card, before);
  // If that throws, the element has no card.
  mounted.set(element, card);
  // The guide stays as text until the card has it: it shows through the slot in its place.
  const guide = before?.querySelector(".guide");
  if (guide) leaveOnly(guide, element);
  else element.replaceChildren();
  // They would do nothing, and must not contain anything that "Clear" cannot empty. Only the browser knows which checkbox is selected.
  for (const control of guide?.querySelectorAll("button, input:not([type=checkbox])") ?? []) {
    control.disabled = true;
    control.value = "";
  }

  return {
    unmount() {
      if (mounted.get(element) !== card) return;
      mounted.delete(element);
      root.replaceChildren();
      element.replaceChildren();
      if (card.place) attempt(() => loaded.code.unmountCard(card.place));
    },
  };
}

function show(card, before) {
  if (!hasStopped) {
    attempt(() => {
      card.place = loaded.code.mountCard(before, { ...card.options, words: card.words });
      card.root.replaceChildren(card.place);
    });
  }
  // Also if it stopped just now.
  if (hasStopped) showStopped(card);
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
  for (const card of mounted.values()) showStopped(card);
}

/** Empties a card's fields, because callbacks may still refer to them, and puts a sentence and a button in its place. */
function showStopped(card) {
  const { root } = card;
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
  root.replaceChildren(make("div", "token-doctor", alert, make("slot", "")));
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

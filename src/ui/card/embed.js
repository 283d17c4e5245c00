// The card for the page of a host: card.js, and what only a host needs. Checks the types of options, changes them later, tells the
// host what happens, and follows the host's theme and document.
//
// `cargo xtask build` joins this file and card.js to token-doctor-card.js. The standalone page has card.js alone. The types, for
// hosts, are in token-doctor-card.d.ts. Does not depend on how the card is loaded or drawn.

import { loadError, reasonOf } from "../../loading.js";
import { init as load, mountTokenDoctor as mount } from "./card.js";
import { themeOf } from "./theme.js";

/** The style sheet, which `cargo xtask build` fills in: bundlers take a script along, and a page needs no other file and no policy. */
const STYLES = "@CARD_STYLES@";

/** What can be given, and its type. */
const OPTIONS = {
  token: "string",
  phoneNumberId: "string",
  whatsappBusinessAccountId: "string",
  enabled: "boolean",
  tokenStored: "boolean",
  guide: "boolean",
  headingLevel: "number",
  disabled: "boolean",
  onSave: "function",
  onTestStored: "function",
  onReport: "function",
  onError: "function",
  saveAddress: "string",
  webhookUrl: "string",
  appId: "string",
  helpUrl: "string",
  supportUrl: "string",
  subscribe: "boolean",
  lang: "string",
};

/** The options whose fields a person can change, and the IDs of these fields. */
const FIELDS = { phoneNumberId: "phone-number-id", whatsappBusinessAccountId: "account-id" };

/** The level of the highest heading as it is drawn. */
const DRAWN_LEVEL = 2;

/**
 * Loads the files of the card. Bundlers find those that are not given: the address of the glue is a literal, as are the addresses of
 * the WebAssembly in the glue. An address that is given is for the browser alone.
 * @param {object} [files] see CardFiles in token-doctor-card.d.ts
 * @returns {Promise<void>}
 */
export default function init(files = {}) {
  const wasm = Promise.resolve(files.wasm ?? undefined);
  // If the glue does not arrive, nothing waits for it.
  wasm.catch(() => {});
  const glue = async () => withReasons(await (isObject(files.glue) ? files.glue : importGlue(files.glue)), wasm);
  return load({ ...files, glue, wasm: undefined, styles: files.styles ?? new Response(STYLES) });
}
export { init };

/** Whether it is the glue itself, or a promise of it. */
const isObject = (glue) => typeof glue === "object" && glue !== null && !(glue instanceof URL);

const importGlue = (given) => (given ? import(/* webpackIgnore: true */ /* @vite-ignore */ given) : import("./token-doctor-card-glue.js"));

/** The glue, whose error says why the WebAssembly did not load. */
function withReasons(code, wasm) {
  const names = { file: "token-doctor-card_bg.wasm", script: "token-doctor-card-glue.js" };
  const own = { ...names, address: code.ownAddress, digest: code.ownDigest, check() {} };
  let hasStopped;
  return {
    ...code,
    onStopped: (tell) =>
      code.onStopped((error) => {
        hasStopped = true;
        tell(error);
      }),
    /** Without an input it starts again, which needs no file. */
    async default(input) {
      hasStopped = false;
      try {
        return await code.default(input && { module_or_path: await wasm });
      } catch (error) {
        const reason = input && !hasStopped ? await reasonOf(error, wasm, own) : undefined;
        throw reason ? loadError(reason, own, error) : error;
      }
    },
  };
}

/**
 * Shows the card inside an element.
 * @param {Element} element one that takes a shadow root, such as a `div`
 * @param {object} [options] see token-doctor-card.d.ts
 * @returns {{ unmount(): void, update(options: object): void, focus(): void }}
 */
export function mountTokenDoctor(element, options = {}) {
  if (!(element instanceof Element)) throw new TypeError("element must be an Element");
  const given = checked(options);
  /** The shadow root, once it is there, and what belongs to it. */
  let place;
  let wantsFocus = false;

  /** Calls a function of the host later: what it does or throws must not reach the card. */
  const tell = (name, news) => queueMicrotask(() => given[name]?.(news));
  const fail = (code, message) => tell("onError", Object.assign(new Error(message), { code }));

  const hooks = {
    onNews: (report) => (report ? tell("onReport", report) : fail("load", "Part of Token Doctor did not load.")),
    onStopped: () => fail("stopped", "Token Doctor has stopped."),
    onRoot(root, styles) {
      place = furnish(element, root, styles, given);
      if (wantsFocus) focus();
    },
  };
  let card;
  try {
    card = mount(element, { ...given, ...hooks });
  } catch (error) {
    place?.leave();
    throw error;
  }

  /** Does something with the fields, once they are drawn. Until then, the elements can be those of a card that was unmounted. */
  const whenDrawn = (run) => setTimeout(run);

  function focus() {
    wantsFocus = !place;
    const first = () => place?.root.querySelector("textarea") ?? place?.root.querySelector("button");
    if (place) whenDrawn(() => first()?.focus());
  }

  /** Replaces an ID, if its field still contains the last one that the host has given. */
  function fillIn(name, last) {
    const field = place?.root.getElementById(FIELDS[name]);
    if (field?.value !== (last ?? "")) return;
    field.value = given[name] ?? "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  return {
    unmount() {
      place?.leave();
      place = undefined;
      wantsFocus = false;
      card.unmount();
    },
    update(options) {
      const { token, ...changes } = checked(options);
      const last = { ...given };
      Object.assign(given, changes);
      card.update(changes);
      place?.renew();
      for (const name of Object.keys(FIELDS)) {
        const isNew = name in changes && (changes[name] ?? "") !== (last[name] ?? "");
        if (isNew && place) whenDrawn(() => fillIn(name, last[name]));
      }
    },
    focus,
  };
}

/** A copy of options, if their types are right. */
function checked(options) {
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  const copy = {};
  for (const [name, type] of Object.entries(OPTIONS)) {
    if (options[name] != null && typeof options[name] !== type) throw new TypeError(`options.${name} must be a ${type}`);
    if (name in options) copy[name] = options[name];
  }
  return copy;
}

/**
 * Keeps the shadow root of a card as its host wants it.
 * @returns {{ root: ShadowRoot, renew(): void, leave(): void }}
 */
function furnish(element, root, styles, given) {
  const mark = document.createElement(nameOfMark());
  mark.hidden = true;
  const [base] = root.adoptedStyleSheets;
  const theme = new CSSStyleSheet();
  let sheets = [base, theme];
  let focused;

  const paint = () => sheets[1].replaceSync(themeOf(mark));

  /** A style sheet belongs to one document, so another document gets its own. */
  mark.onAdopted = () => {
    const Sheet = element.ownerDocument.defaultView?.CSSStyleSheet;
    if (!Sheet) return;
    sheets = Sheet === CSSStyleSheet ? [base, theme] : [new Sheet(), new Sheet()];
    if (sheets[0] !== base) sheets[0].replaceSync(styles);
    root.adoptedStyleSheets = sheets;
  };
  mark.onConnected = paint;

  /** Whatever is drawn. Nothing of it is drawn by the WebAssembly, so nothing changes it back. */
  const settle = () => {
    if (mark.parentNode !== root) root.append(mark);
    for (const child of root.children) child.inert = Boolean(given.disabled);
    // On the field itself as well, so that no loss of a style sheet shows a token.
    for (const { dataset, style } of root.querySelectorAll("textarea, input")) {
      const mask = "masked" in dataset ? "disc" : "";
      if (style.webkitTextSecurity !== mask) style.webkitTextSecurity = mask;
    }
    const { headingLevel } = given;
    const lower = Number.isInteger(headingLevel) && headingLevel > 0 ? headingLevel - DRAWN_LEVEL : 0;
    for (const heading of root.querySelectorAll("h2, h3")) {
      const level = String(Number(heading.tagName[1]) + lower);
      if (lower !== 0 || heading.ariaLevel !== null) heading.ariaLevel = level;
    }
  };

  const observer = new MutationObserver(settle);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-masked"] });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", paint);
  root.adoptedStyleSheets = sheets;
  settle();

  return {
    root,
    renew() {
      if (given.disabled) focused = root.activeElement ?? focused;
      settle();
      paint();
      const { activeElement, body } = element.ownerDocument;
      // The browser takes the focus away from what is disabled.
      if (!given.disabled && focused) {
        if (!activeElement || activeElement === body) focused.focus({ preventScroll: true });
        focused = undefined;
      }
    },
    leave() {
      observer.disconnect();
      scheme.removeEventListener("change", paint);
      mark.onAdopted = mark.onConnected = undefined;
      // The WebAssembly uses the same elements for the next card.
      for (const child of root.children) child.inert = false;
    },
  };
}

let mark;

/** The name of an element that learns when its card is moved. Another release on this page has another name. */
function nameOfMark() {
  if (mark) return mark;
  for (let n = 0; !mark || customElements.get(mark); n += 1) mark = `token-doctor-mark-${n}`;
  const Mark = class extends HTMLElement {
    connectedCallback() {
      this.onConnected?.();
    }
    adoptedCallback() {
      this.onAdopted?.();
    }
  };
  customElements.define(mark, Mark);
  return mark;
}

// Starts the app on the standalone page: loads the card and mounts it over its text, or shows why there is no checker.
//
// Knows the elements of index.html. Does not depend on what the card does. The sentences that a person reads are in
// index.html, hidden, except the reason of a failed save.
// It is a file because the page's policy allows no inline script.

/** The mounted card, whose language follows that of the page. */
let mounted;

/** How often the language was changed. */
let changes = 0;

/** Language → its words, as far as they were asked for. */
const words = new Map();

/** How long the app waits for the words of its language before it starts in English, in milliseconds. */
const WORDS_WAIT_MS = 2_000;

/**
 * What must not be in an address: a value named as a token or a secret, what Meta's tokens begin with, and the two parts of an app's own
 * token. The character before it may still be encoded.
 */
const SECRET = /(^|[^\w-]|access[-_]?)[tT]oken=.|[sS]ecret\w*=.|(\b|_|%[\dA-F]{2})(EAA|IG|THA)[A-Za-z\d]{17,}|\d{5,}(\||%7C)[\w-]{16,}/;

/**
 * Does what a link asks for: fills in IDs, or opens the page about a cause. The address may be in the history and in logs already, so
 * a token in it is taken out, is not used, and is said to be exposed.
 * @returns {object} the ID of each field that was filled in
 */
function readAddress() {
  const address = new URL(location.href);
  let given = "";
  for (const part of ["search", "hash"]) {
    const all = address[part].slice(1);
    const kept = all.split("&").filter((piece) => !SECRET.test(new URLSearchParams(`=${piece}`).get(""))).join("&");
    if (kept !== all) address[part] = kept;
    given += `&${kept}`;
  }
  const isExposed = address.href !== location.href;
  if (isExposed) {
    history.replaceState(null, "", address);
    document.getElementById("token-in-address").hidden = false;
  }

  const { cause, ...asked } = Object.fromEntries(new URLSearchParams(given));
  const ids = {};
  for (const name of ["phone-number-id", "account-id", "app-id"]) {
    // Once the card is there, the field is in it.
    const field = (document.getElementById("checker").shadowRoot ?? document).getElementById(name);
    if (!field || !/^\d{1,30}$/.test(asked[name])) continue;
    field.value = ids[name] = asked[name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // What was filled in stays, and what is said must be read first. The one file has no pages about causes beside it.
  if (/^[a-z_\d-]+$/.test(cause ?? "") && !isExposed && !Object.keys(ids).length && !globalThis.tokenDoctorParts) {
    // The folder of each language has these pages.
    location.replace(new URL(`errors/index.html#${cause}`, pageIn(languageToShow())));
  }
  return ids;
}

/** Whether another page shows this one although the host of this one has not allowed it. */
function isFramed() {
  return window.top !== window && meta("framing")?.content !== "allowed";
}

/**
 * Loads the card and mounts it.
 * @returns {Promise<void>} rejected when a file does not arrive, is not the one that was built, or does not start
 */
async function start() {
  const lang = languageToShow();
  const translated = translatePage(lang);
  const { card, files } = await (globalThis.tokenDoctorParts ?? fetchParts)();
  const waited = new Promise((resolve) => setTimeout(resolve, WORDS_WAIT_MS));
  // Without the words, the page stays as it is.
  await Promise.all([card.init({ ...files, words: wordsIn }), Promise.race([translated.catch(() => {}), waited])]);
  // The browser may do something else first: loading and mounting in one go would keep it busy for long on a slow phone.
  await new Promise((resolve) => setTimeout(resolve));
  mounted = card.mountTokenDoctor(document.getElementById("checker"), {
    ...saving(),
    appId: filled["app-id"],
    guide: true,
    examples: true,
    helpUrl: helpUrl(),
    links: !globalThis.tokenDoctorParts && location.origin + location.pathname,
  });
  document.querySelector(".languages")?.addEventListener("click", changeLanguage);
}

/** The language to show: `?lang=`, or that of the page's folder, or at the root the first of the browser's languages that there is. */
function languageToShow() {
  const { lang } = document.documentElement;
  const tags = [...document.querySelectorAll(".languages a")].map((link) => link.hreflang);
  const asked = new URLSearchParams(location.search).get("lang")?.replaceAll("_", "-");
  const primary = (tag) => tag.split("-")[0].toLowerCase();
  for (const wanted of [asked ?? "", ...(lang === "en" ? navigator.languages : [])]) {
    const found = tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? tags.find((tag) => primary(tag) === primary(wanted));
    if (found) return found;
  }
  return lang;
}

/** The address of the page in a language, which is in the folder of the language. */
function pageIn(lang) {
  return document.querySelector(`.languages a[hreflang="${lang}"]`)?.href ?? location.href;
}

/** The folder of the page in the language that is shown: `errors/` is in it. The one file has no other files. */
function helpUrl() {
  return globalThis.tokenDoctorParts ? undefined : new URL("./", pageIn(document.documentElement.lang)).href;
}

/** Shows the page in another language, and keeps everything that was typed, found and opened. */
async function changeLanguage(event) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await translatePage(link.hreflang);
  } catch {
    // Its words did not arrive. The page in that language may.
    location.assign(link.href);
  }
}

/**
 * Says the page in another language, with the texts of the page in the folder of that language, once the words of the card are here.
 * A later change outranks an earlier one.
 * @returns {Promise<void>} rejected if they do not arrive
 */
async function translatePage(lang) {
  const turn = (changes += 1);
  const isComplete = words.has(lang) || !mounted;
  const first = wordsIn(lang)[0];
  if (lang !== document.documentElement.lang || !isComplete) {
    const link = document.querySelector(`.languages a[hreflang="${lang}"]`);
    const [other] = await Promise.all([documentAt(link.href), first]);
    if (turn !== changes) return;
    // The card is in a shadow root once it is mounted. Until its second load is here, the guide is text of the page.
    for (const part of ["header", "footer", ".boot-alert", mounted ? ".guide" : "#checker"]) {
      const [from, to] = [other, document].map((page) => page.querySelector(part));
      if (from && to) copyTexts(from, to);
    }
    for (const item of document.querySelectorAll(".languages a")) {
      if (item === link) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
    document.documentElement.lang = lang;
    document.documentElement.dir = other.documentElement.dir;
    mounted?.update({ lang, helpUrl: helpUrl() });
  }
  if (!mounted) return;
  const address = new URL(location.href);
  address.searchParams.set("lang", lang);
  history.replaceState(null, "", address);
}

/** A page of this site. Not by `DOMParser`, which the policy of Trusted Types forbids. */
function documentAt(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", address);
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject(new Error(address)));
    request.onerror = reject;
    request.send();
  });
}

/** Copies the texts of one element into another that has the same parts. What is typed and opened stays. */
function copyTexts(from, to) {
  const [source, target] = [from, to].map((root) => document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT));
  for (let node = source.nextNode(), own = target.nextNode(); node?.nodeName === own?.nodeName && own; node = source.nextNode(), own = target.nextNode()) {
    if (own.nodeType === Node.TEXT_NODE) own.data = node.data;
    else for (const name of ["ariaLabel", "title"]) if (node[name]) own[name] = node[name];
  }
}

/** What the card is made of, fetched. In the one file all of it is there already, and a script before this one gives it. */
async function fetchParts() {
  const { js, wasm } = meta("app").dataset;
  const card = document.getElementById("card-script");
  await Promise.all([arrived(card), arrived(document.getElementById("glue-script"))]);
  // Browsers check no digest on a preload link of this kind, so the fetch that uses what was preloaded names it.
  const { integrity } = document.querySelector('link[rel="preload"][as="fetch"]').dataset;
  const styles = document.getElementById("card-styles");
  const files = {
    glue: () => import(new URL(js, document.baseURI)),
    wasm: fetch(new URL(wasm, document.baseURI), { credentials: "same-origin", integrity }),
    // Again, and from the browser's cache: the rules that are here already cannot be read back, because a browser serializes a
    // shorthand with a variable in it as nothing.
    styles: fetch(styles.href, { credentials: "same-origin", integrity: styles.integrity }),
  };
  return { card: await import(card.src), files };
}

/** The words of a language: those that the first load needs, then all others. None for English. Fetched once, and again after a failure. */
function wordsIn(lang) {
  if (!words.has(lang)) {
    const parts = globalThis.tokenDoctorWords?.(lang) ?? fetchWords(document.querySelector(`meta[name="words"][lang="${lang}"]`)?.dataset);
    for (const part of parts) part.catch(() => words.delete(lang));
    words.set(lang, parts);
  }
  return words.get(lang);
}

/** The words of the first load name the file with all others. */
function fetchWords(file) {
  if (!file) return [];
  const address = new URL(file.src, document.baseURI);
  const first = fetchTable(address, file.integrity);
  return [first, first.then(({ rest }) => fetchTable(new URL(rest.src, address), rest.integrity))];
}

async function fetchTable(address, integrity) {
  const response = await fetch(address, { credentials: "same-origin", integrity });
  if (!response.ok) throw new Error(`${address} did not arrive: status ${response.status}`);
  return response.json();
}

/**
 * Waits for a script of the page that does nothing until it is imported. One that did not arrive, or not as it was built, must
 * not be imported: Chromium would fetch it again, without checking its digest.
 */
function arrived(script) {
  return new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${script.src} did not arrive, or not as it was built`)));
  });
}

/**
 * What saves, if the host of the page has named a path for it on this site.
 * @returns {object} options of the card; none if no path is named, or if it leads to another site
 */
function saving() {
  const named = meta("save-url");
  if (!named?.content.trim()) return {};
  const address = onThisSite(named.content);
  if (address === null) {
    document.getElementById("save-refused").hidden = false;
    return {};
  }
  document.getElementById("promise").hidden = true;
  document.getElementById("promise-with-saving").hidden = false;
  return { enabled: "enabled" in named.dataset, saveAddress: address.href, onSave: (settings) => put(address, settings) };
}

/** The address that a path leads to; `null` if that is not this site, however it is spelled. */
function onThisSite(path) {
  if (!URL.canParse(path, document.baseURI)) return null;
  const address = new URL(path, document.baseURI);
  // The origin of a page that was opened as a file is the text "null", and so is that of any other file.
  const isWeb = address.protocol === "https:" || address.protocol === "http:";
  return isWeb && address.origin === location.origin && !address.username && !address.password ? address : null;
}

/**
 * Sends what is to be saved.
 * @returns {Promise<void>} rejected with what to tell the person if it was not saved
 */
async function put(address, settings) {
  const headers = { "Content-Type": "application/json" };
  const csrf = meta("csrf-token")?.content;
  if (csrf) headers["X-CSRF-Token"] = csrf;
  const request = { method: "PUT", headers, body: JSON.stringify(settings), credentials: "same-origin", redirect: "error", cache: "no-store" };
  const response = await fetch(address, request).catch(() => {
    throw new Error(textOf("save-no-answer"));
  });
  if (response.ok) return;
  const status = textOf("save-status").replace("{status}", response.status);
  throw new Error(`${status} ${await reasonIn(response)}`);
}

/** The reason in an answer: its plain text, or the `message` or `error` of its JSON. */
async function reasonIn(response) {
  const text = await response.text().catch(() => "");
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/plain")) return text;
  try {
    const { message, error } = JSON.parse(text);
    return [message, error].find((reason) => typeof reason === "string") ?? "";
  } catch {
    return "";
  }
}

/**
 * Shows one of the sentences of index.html. The controls of the app are disabled, so that nobody waits
 * for a button that does nothing; the text stays.
 */
function giveUp(id) {
  for (const control of document.querySelectorAll("#app :is(button, input, select, textarea)")) {
    control.disabled = true;
  }
  document.getElementById(id).hidden = false;
}

/** One of the sentences of the page that are never shown where they are. */
function textOf(id) {
  return document.getElementById(id).textContent;
}

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`);
}

// Before anything else: a token must not stay in the address.
const filled = readAddress();
addEventListener("hashchange", readAddress);

// From here on this file says that the start has failed, and page.css does not.
document.body.dataset.boot = "started";

const old = document.getElementById("release-old");
old.hidden = Date.now() < Date.parse(old.dataset.from);

if (isFramed()) {
  translatePage(languageToShow()).catch(() => {});
  giveUp("framed");
} else {
  start().catch((error) => {
    giveUp("load-failure");
    console.error("Token Doctor did not start.", error);
  });
}

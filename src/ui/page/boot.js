// Starts the app on the standalone page: loads the card and mounts it over its text, or shows why there is no checker.
//
// Knows the elements of index.html. Does not depend on what the card does. The sentences that a person reads are in
// index.html, hidden, except the reason of a failed save.
// It is a file because the page's policy allows no inline script.

/** The language: a function from an English text to its translation. */
let words;

const say = (english) => words?.(english) ?? english;

/** Whether another page shows this one although the host of this one has not allowed it. */
function isFramed() {
  return window.top !== window && meta("framing")?.content !== "allowed";
}

/**
 * Loads the card and mounts it.
 * @returns {Promise<void>} rejected when a file does not arrive, is not the one that was built, or does not start
 */
async function start() {
  const { card, files } = await (globalThis.tokenDoctorParts ?? fetchParts)();
  await card.init(files);
  // The browser may do something else first: loading and mounting in one go would keep it busy for long on a slow phone.
  await new Promise((resolve) => setTimeout(resolve));
  card.mountTokenDoctor(document.getElementById("checker"), { ...saving(), guide: true });
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
    glue: new URL(js, document.baseURI),
    wasm: fetch(new URL(wasm, document.baseURI), { credentials: "same-origin", integrity }),
    // Again, and from the browser's cache: the rules that are here already cannot be read back, because a browser serializes a
    // shorthand with a variable in it as nothing.
    styles: fetch(styles.href, { credentials: "same-origin", integrity: styles.integrity }),
  };
  return { card: await import(card.src), files };
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
    throw new Error(say("The server did not answer, or it redirected the request, for example to a login page."));
  });
  if (response.ok) return;
  const status = say("The server answered with status {status}.").replace("{status}", response.status);
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

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`);
}

// From here on this file says that the start has failed, and page.css does not.
document.body.dataset.boot = "started";

if (isFramed()) {
  giveUp("framed");
} else {
  start().catch((error) => {
    giveUp("load-failure");
    console.error("Token Doctor did not start.", error);
  });
}

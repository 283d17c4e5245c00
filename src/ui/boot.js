// Starts the app: loads the glue and the WebAssembly that Trunk built, or shows why there is no checker.
//
// Knows the elements of index.html. Must not know the app, and holds no sentence: they stand in index.html, hidden.
// It is a file because the page's policy allows no inline script.

/** Whether another page shows this one without whoever hosts this one having allowed it. */
function isFramed() {
  const framing = document.querySelector('meta[name="framing"]');
  return window.top !== window && framing?.content !== "allowed";
}

/**
 * Loads and starts the app.
 * @returns {Promise<void>} rejected when a file does not arrive, is not the one that was built, or does not start
 */
async function start() {
  const { js, wasm } = document.querySelector('meta[name="app"]').dataset;
  // Browsers check no digest on a preload link of this kind, so the fetch that uses what was preloaded names it.
  const { integrity } = document.querySelector('link[rel="preload"][as="fetch"]').dataset;
  const [glue, response] = await Promise.all([
    import(new URL(js, document.baseURI).href),
    fetch(new URL(wasm, document.baseURI), { credentials: "same-origin", integrity }),
  ]);
  await glue.default({ module_or_path: response });
}

/**
 * Shows one of the sentences of index.html. What the app would have answered to is switched off, so that nobody waits
 * for a button that does nothing; the text stays.
 */
function giveUp(id) {
  for (const control of document.querySelectorAll("#app :is(button, input, select, textarea)")) {
    control.disabled = true;
  }
  document.getElementById(id).hidden = false;
}

// From here on boot.css leaves the failing to this file.
document.body.dataset.boot = "started";

if (isFramed()) {
  giveUp("framed");
} else {
  start().catch((error) => {
    // A panic while starting has shown its own sentence.
    if (document.getElementById("crash").hidden) {
      giveUp("load-failure");
    }
    console.error("The checker did not start.", error);
  });
}

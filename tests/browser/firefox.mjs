// Starts an installed Firefox in which graph.facebook.com is the local Graph server, with a proxy that sends every secure
// connection there. Does not depend on the page.

import { existsSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { firefox } from 'playwright-core';

const USUAL_PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Starts the browser named in FIREFOX, else an installed one; `null` if there is none. */
export async function launchFirefox({ graphPort }) {
  const executablePath = process.env.FIREFOX ?? USUAL_PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) return null;
  const proxy = await startProxy(graphPort);
  const browser = await firefox.launch({
    executablePath,
    // An ordinary Firefox over WebDriver BiDi, not Playwright's own build.
    channel: 'moz-firefox',
    firefoxUserPrefs: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.address().port,
      // No request for an icon that a page does not name, as in headless Chromium.
      'browser.chrome.site_icons': false,
    },
  });
  leaveOutColourSchemes(browser);
  browser.on('disconnected', () => proxy.close());
  return browser;
}

/**
 * Playwright sets the preferred colour scheme of each context, but only future versions of Firefox know that command. The current
 * Firefox would refuse every context, so every page is light there.
 */
function leaveOutColourSchemes(browser) {
  const session = Object.getPrototypeOf(browser._connection.toImpl(browser)._browserSession);
  const { send } = session;
  session.send = async function (method, ...rest) {
    return method === 'emulation.setMediaFeaturesOverride' ? {} : send.call(this, method, ...rest);
  };
}

/** A proxy that answers `CONNECT` to any host with a connection to the local Graph server. */
async function startProxy(graphPort) {
  const proxy = createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', () => {
      const meta = connect(graphPort, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
      meta.pipe(client).pipe(meta);
      meta.on('error', () => client.destroy());
      client.on('error', () => meta.destroy());
    });
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}

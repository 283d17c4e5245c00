/**
 * The card of WhatsApp Token Doctor for your own page: the field for the token, the two IDs, "Test Connection", the
 * verdict with its next step, and a button that saves if you give a function for it.
 *
 * Call `init` once and wait for it, then call `mountTokenDoctor` as often as you like. Loading this file mounts nothing.
 */

/**
 * Loads what the card is made of. Calling it again does nothing; after a failure it tries again.
 *
 * If the WebAssembly stops (an internal error, no memory left), every card clears its fields, says so and offers "Start
 * again", which needs no file. Calling `init` does the same for cards that are mounted after it.
 *
 * @param files where the files are, if they are not beside this one, as after a bundler has moved them
 */
export default function init(files?: CardFiles): Promise<void>;
export { init };

export interface CardFiles {
  /** The address of `token-doctor-card-glue.js`, or what an import of it gives. */
  glue?: string | URL | object;
  /** The address of `token-doctor-card_bg.wasm`, or a fetch of it, as with `integrity`. */
  wasm?: string | URL | Promise<Response>;
  /**
   * The address of the `token-doctor-card_second.wasm` of the same release, or what fetches it. The card asks for it by itself,
   * once it is on the page. Left out, it is fetched from beside the glue; the digest of an address is checked, that of a function is not.
   */
  second?: string | URL | (() => Promise<Response>);
  /** The address of `token-doctor-card.css`, or a fetch of it. */
  styles?: string | URL | Response | Promise<Response>;
}

/**
 * Shows the card inside an element, in its own shadow root: your styles do not affect it, and its styles do not affect
 * your page. The element's content before is a placeholder and is removed. Its colours follow the `color-scheme` of the element.
 *
 * Throws a `TypeError` that names an argument of the wrong type, and an `Error` before `init` is done or if the element
 * contains a card already.
 */
export function mountTokenDoctor(element: Element, options?: CardOptions): Card;

export interface CardOptions {
  /** Fills the field. Leave it out: a token that was saved once need not come back to any page. */
  token?: string | null;
  phoneNumberId?: string | null;
  whatsappBusinessAccountId?: string | null;
  /** Whether the integration is enabled: the button says "Save Changes" then, else "Save & Enable". */
  enabled?: boolean | null;
  /** Whether a token is stored that this page is not given: an empty field says "Stored, not shown". */
  tokenStored?: boolean | null;
  /** Whether to show the guide to a permanent token under the card, with the exchange. */
  guide?: boolean | null;
  /**
   * Saves. Resolved: the card says "Saved". Rejected: it shows the error's message as the reason, and keeps every field. After 60
   * seconds without either, the card says that it does not know whether it was saved, and takes another save.
   * Without it there is no button.
   */
  onSave?: ((settings: CardSettings) => Promise<unknown> | unknown) | null;
  /**
   * Has your server test the stored token when "Test Connection" is pressed on an empty field. Gives what is to be shown: a
   * `ConnectionReport` of the module, or an answer of the Graph API, as an object or as text.
   */
  onTestStored?: (() => Promise<unknown> | unknown) | null;
  /**
   * The https address at which your CRM receives webhooks. If Meta sends incoming messages to another address, the verdict needs
   * attention. Left out, the person can enter it under "Advanced". One that is not an https address counts as left out.
   */
  webhookUrl?: string | null;
  /** The app that your CRM uses. If the token belongs to another app, the verdict needs attention. */
  appId?: string | null;
  /**
   * Whether the card may offer "Subscribe this app" if the app of the token is not subscribed to the account. `true` if it is left
   * out. It is the only thing that the card changes at Meta, after two presses.
   */
  subscribe?: boolean | null;
  /** Where `onSave` sends it, to be said beside the button. */
  saveAddress?: string | null;
}

/** What the person wants saved. Each is a text, empty if there is nothing. */
export interface CardSettings {
  /** The cleaned token. Empty only with `tokenStored`, and then the stored one stays. */
  token: string;
  phoneNumberId: string;
  whatsappBusinessAccountId: string;
}

export interface Card {
  /** Takes the card away: a test under way is stopped, and everything is forgotten. Calling it again does nothing. */
  unmount(): void;
}

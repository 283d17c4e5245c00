/**
 * The card of WhatsApp Token Doctor for your own page: the field for the token, the two IDs, "Test Connection", the
 * verdict with its next step, and a button that saves with your function.
 *
 * Call `init` once and wait for it. Then call `mountTokenDoctor` for each card. Loading this file mounts nothing.
 */

import type { ConnectionReport, LoadError } from "./token-doctor-report.js";
export type { ConnectionReport, LoadError };

/**
 * Loads the files of the card. A second call does nothing. A call after a failure tries again.
 *
 * If the WebAssembly stops (an internal error, no memory left), every card empties its fields, says so and offers "Start
 * again", which needs no file. Calling `init` does the same for cards that you mount later.
 *
 * If the WebAssembly cannot be loaded, the promise rejects with a `LoadError`.
 *
 * @param files the addresses of the files, if they are not beside this one. Bundlers find the files, so they need no addresses
 */
export default function init(files?: CardFiles): Promise<void>;
export { init };

export interface CardFiles {
  /** The address of `token-doctor-card-glue.js`, which bundlers leave as it is, or the result of importing it. */
  glue?: string | URL | object;
  /**
   * The address of `token-doctor-card_bg.wasm`, or a fetch of it. Without this option, the file beside the glue is fetched, and its
   * digest is checked.
   */
  wasm?: string | URL | Promise<Response>;
  /**
   * The address of the `token-doctor-card_second.wasm` of the same release, or a function that fetches it. The card loads this file
   * itself, when the card is on the page. Without this option, the file beside the glue is fetched. The digest is checked for an
   * address, but not for a function.
   */
  second?: string | URL | (() => Promise<Response>);
  /** The address of `token-doctor-card.css`, or a fetch of it. Without this option, the card needs no style sheet: this script has it. */
  styles?: string | URL | Response | Promise<Response>;
  /** The words of a language, if `words/` is not beside this file: the default export of each of its files. */
  words?: (lang: string) => Promise<object>[];
}

/**
 * Shows the card inside an element, in its own shadow root: your styles do not affect it, and its styles do not affect
 * your page. The previous content of the element is a placeholder and is removed. The colours follow the `color-scheme` of the element.
 *
 * Custom properties of the element, or of an element around it, change the theme:
 * - `--token-doctor-accent`: the colour of buttons, links and the focus. `light-dark()` can give one colour for each scheme. If its
 *   contrast with the card is below 4.5:1, it is made darker in the light scheme and lighter in the dark one until it is enough
 * - `--token-doctor-on-accent`: the text on the accent, corrected in the same way. Without it, black or white
 * - `--token-doctor-background`: the colour around the card. It is made lighter or darker until every text on it is readable
 * - `--token-doctor-radius`: the radius of the corners of fields and buttons, such as `0px`
 * - `--token-doctor-font`: the font family
 *
 * The colours of states do not change. The properties are read when the card is mounted, moved or updated, and when the colour
 * scheme of the system changes. If you change them at another time, call `update({})`.
 *
 * You can move or hide the element, also into another document: nothing is lost, and the token stays hidden.
 *
 * Throws a `TypeError` that names an argument of the wrong type. Throws an `Error` before `init` is done, or if the element
 * already contains a card.
 */
export function mountTokenDoctor(element: Element, options?: CardOptions): Card;

export interface CardOptions {
  /** The content of the field. Leave it out: a saved token does not need to come back to any page. */
  token?: string | null;
  phoneNumberId?: string | null;
  whatsappBusinessAccountId?: string | null;
  /** Whether the integration is enabled: the button then says "Save Changes", otherwise "Save & Enable". */
  enabled?: boolean | null;
  /** Whether your server stores a token that this page does not get: an empty field says "Stored, not shown". */
  tokenStored?: boolean | null;
  /**
   * The language, such as `pt-BR`. Without it, the language is that of the nearest `lang` attribute: of the element, or of one around
   * it. A tag such as `pt` selects the nearest shipped language (`pt-BR`, `es`). For any other language, the card is in English.
   *
   * The card fetches the words itself. The element keeps its content until they arrive, but for at most 2 seconds. After that, the
   * card is in English until they arrive.
   */
  lang?: string | null;
  /** Whether to show the guide to a permanent token below the card, with the exchange. */
  guide?: boolean | null;
  /** The level of the highest heading in the card. The default is 2. */
  headingLevel?: number | null;
  /** Whether nothing in the card can be used, for example while your page is busy. A test that was started goes on. */
  disabled?: boolean | null;
  /**
   * Saves. If the promise resolves, the card says "Saved". If it rejects, the card shows the error's message as the reason, and keeps
   * every field. After 60 seconds without either, the card says that it does not know whether it was saved, and can save again.
   * Without this function there is no button.
   *
   * `report` is the last report of this token, for example to store `report.token.expiresAt`. It is `null` if this token was not
   * tested. The IDs may have been changed since the test.
   */
  onSave?: ((settings: CardSettings, report: ConnectionReport | null) => Promise<unknown> | unknown) | null;
  /**
   * Lets your server test the stored token when "Test Connection" is pressed on an empty field. Returns what the card shows: a
   * `ConnectionReport` of the module, or an answer from the Graph API, as an object or as text. The sentences of a report are shown as
   * they are, so create it in the language of the card.
   */
  onTestStored?: (() => Promise<unknown> | unknown) | null;
  /**
   * Called with the report after every test, and again each time the card has read more after it. A test that was stopped has no
   * report. The report does not contain the token. `webhook.address` is host and path.
   */
  onReport?: ((report: ConnectionReport) => void) | null;
  /**
   * Called if a part of the card did not load (`code` is `load`), or if the card has stopped (`stopped`). The card says so to the
   * person. A failure of the first load rejects the promise of `init` instead.
   */
  onError?: ((error: Error & { code: "load" | "stopped" }) => void) | null;
  /**
   * The https address at which your CRM receives webhooks. If Meta sends incoming messages to another address, the verdict needs
   * attention. Without it, the person can enter the address under "Advanced". An address without https is ignored.
   */
  webhookUrl?: string | null;
  /**
   * The app that your CRM uses. If the token belongs to another app, the verdict needs attention. It is in the field "App ID" of an
   * exchange until the token names its app.
   */
  appId?: string | null;
  /**
   * Whether the card may offer "Subscribe this app" if the app of the token is not subscribed to the account. The default is `true`.
   * This is the only thing that the card changes at Meta, after two presses.
   */
  subscribe?: boolean | null;
  /** The address that `onSave` sends to. The card shows it beside the button. */
  saveAddress?: string | null;
  /**
   * The address of the folder in which you publish `errors/` of a release of the page, for example `https://crm.example/help/`. Each
   * result then has a link to the page about it, which opens in a new tab. Without it, there is no link. The pages of another language
   * are in its folder: `https://crm.example/help/es/`.
   */
  helpUrl?: string | null;
  /**
   * The address at which you give support, such as a page or `mailto:`. A link to it is below the buttons that copy the report, and opens
   * in a new tab. Nothing is added to the address.
   */
  supportUrl?: string | null;
}

/** What the person wants to save. Each value is a string, empty if there is nothing. */
export interface CardSettings {
  /** The cleaned token. It is empty only with `tokenStored`, and then the stored token stays. */
  token: string;
  phoneNumberId: string;
  whatsappBusinessAccountId: string;
}

export interface Card {
  /** Removes the card: a running test is stopped, and everything is forgotten. A second call does nothing. */
  unmount(): void;
  /**
   * Changes the options that are given, except the token. `null` or `undefined` is the default. Everything that was typed and found
   * stays: an ID is replaced only if its field still contains the last one that you gave. Also reads the theme again.
   */
  update(options: Omit<CardOptions, "token">): void;
  /** Puts the focus into the field of the token. */
  focus(): void;
}

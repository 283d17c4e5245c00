/**
 * `<token-doctor-card>`: the card of WhatsApp Token Doctor as an element. Importing this file defines it, unless the page has one
 * already. Importing it on a server does nothing.
 *
 * The card is loaded and mounted when the element is connected, and unmounted when it is removed. An element that is only moved keeps
 * everything. For the theme, see `mountTokenDoctor`.
 *
 * Attributes: `phone-number-id`, `account-id`, `app-id`, `webhook-url`, `save-address`, `help-url`, `support-url`, `heading-level`,
 * `enabled`, `token-stored`, `guide`, `disabled`, `subscribe` (`subscribe="false"` for no offer), `lang`. Each option is a property as well. A property that is
 * set counts more than its attribute.
 *
 * Set `onSave` as a property in a script, in React with a ref: React takes a prop that begins with "on" for an event listener.
 */

import type { CardOptions, ConnectionReport } from "./token-doctor-card.js";

export class TokenDoctorCard extends HTMLElement {
  /** The content of the field when the card is mounted. It is never an attribute, and the element does not keep it. */
  token: CardOptions["token"];
  onSave: CardOptions["onSave"];
  onTestStored: CardOptions["onTestStored"];
  phoneNumberId: CardOptions["phoneNumberId"];
  whatsappBusinessAccountId: CardOptions["whatsappBusinessAccountId"];
  appId: CardOptions["appId"];
  webhookUrl: CardOptions["webhookUrl"];
  saveAddress: CardOptions["saveAddress"];
  helpUrl: CardOptions["helpUrl"];
  supportUrl: CardOptions["supportUrl"];
  headingLevel: CardOptions["headingLevel"];
  enabled: CardOptions["enabled"];
  tokenStored: CardOptions["tokenStored"];
  subscribe: CardOptions["subscribe"];
  guide: CardOptions["guide"];
  disabled: CardOptions["disabled"];
  /** Puts the focus into the field of the token. */
  focus(): void;

  addEventListener<Name extends keyof TokenDoctorEvents>(
    name: Name,
    listener: (this: TokenDoctorCard, event: TokenDoctorEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The events. They do not bubble, and contain no token. */
export interface TokenDoctorEvents {
  /** After every test, as `onReport`. */
  "token-doctor-report": CustomEvent<ConnectionReport>;
  /** If the card did not load or has stopped, as `onError`, or with the error of `init`. */
  "token-doctor-error": CustomEvent<Error>;
}

declare global {
  interface HTMLElementTagNameMap {
    "token-doctor-card": TokenDoctorCard;
  }
}

// `<token-doctor-card>`: the card as an element. Attributes and properties become the options of `mountTokenDoctor`.
//
// The types, for hosts, are in token-doctor-element.d.ts. Importing this file on a server does nothing. Does not depend on what the
// options do.

import { init, mountTokenDoctor } from "./token-doctor-card.js";

/** Attributes, the option of each, and whether it is a text or a truth. The token is a secret, so it has none. */
const ATTRIBUTES = {
  "phone-number-id": ["phoneNumberId", "text"],
  "account-id": ["whatsappBusinessAccountId", "text"],
  "app-id": ["appId", "text"],
  "webhook-url": ["webhookUrl", "text"],
  "save-address": ["saveAddress", "text"],
  "help-url": ["helpUrl", "text"],
  "support-url": ["supportUrl", "text"],
  "heading-level": ["headingLevel", "number"],
  enabled: ["enabled", "truth"],
  "token-stored": ["tokenStored", "truth"],
  subscribe: ["subscribe", "truth"],
  guide: ["guide", "truth"],
  disabled: ["disabled", "truth"],
};

/** What an attribute says. A truth is false only if it says so. */
const READ = { text: (said) => said, number: Number, truth: (said) => said !== "false" };

/** Options that are properties only. */
const PROPERTIES = ["token", "onSave", "onTestStored"];

const NAMES = [...PROPERTIES, ...Object.values(ATTRIBUTES).map(([name]) => name)];

/** On a server there are no elements. */
const { HTMLElement = class {} } = globalThis;

export class TokenDoctorCard extends HTMLElement {
  static observedAttributes = [...Object.keys(ATTRIBUTES), "lang"];

  /** The properties that were set. */
  #set = {};
  #card;

  connectedCallback() {
    for (const name of NAMES) {
      // It was set before this class was there, so it hides the accessor.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    init().then(
      () => this.#mount(),
      (error) => this.#tell("error", error),
    );
  }

  disconnectedCallback() {
    // An element that is only moved is connected again by then, and loses nothing.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#card?.unmount();
      this.#card = undefined;
    });
  }

  attributeChangedCallback(attribute) {
    const [name = attribute] = ATTRIBUTES[attribute] ?? [];
    this.#card?.update({ [name]: this.#option(name) });
  }

  focus() {
    this.#card?.focus();
  }

  #mount() {
    if (this.#card || !this.isConnected) return;
    const options = Object.fromEntries([...NAMES, "lang"].map((name) => [name, this.#option(name)]));
    const hooks = { onReport: (report) => this.#tell("report", report), onError: (error) => this.#tell("error", error) };
    try {
      this.#card = mountTokenDoctor(this, { ...options, ...hooks });
      // It is in the field.
      delete this.#set.token;
    } catch (error) {
      this.#tell("error", error);
    }
  }

  /** The value of an option: the property, or else the attribute. */
  #option(name) {
    if (name === "lang") return this.lang || null;
    if (this.#set[name] != null) return this.#set[name];
    const found = Object.entries(ATTRIBUTES).find(([, [option]]) => option === name);
    if (!found) return undefined;
    const [attribute, [, type]] = found;
    return this.hasAttribute(attribute) ? READ[type](this.getAttribute(attribute)) : undefined;
  }

  /** By an event that does not bubble, so that only who listens here gets a report. */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`token-doctor-${what}`, { detail }));
  }

  static {
    for (const name of NAMES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get() {
          return this.#option(name);
        },
        set(value) {
          this.#set[name] = value;
          this.#card?.update({ [name]: this.#option(name) });
        },
      });
    }
  }
}

if (globalThis.customElements && !customElements.get("token-doctor-card")) customElements.define("token-doctor-card", TokenDoctorCard);

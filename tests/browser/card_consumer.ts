// A host that uses everything in the card's types. It is compiled, not run.

import init, { init as sameInit, mountTokenDoctor } from './card/token-doctor-card.js';
import type { Card, CardSettings, ConnectionReport } from './card/token-doctor-card.js';
import { TokenDoctorCard } from './card/token-doctor-element.js';

await init();
await sameInit({
  glue: new URL('https://crm.example/glue.js'),
  wasm: fetch('card.wasm'),
  second: () => fetch('more.wasm'),
  styles: '/card.css',
  words: (lang) => [fetch(`/words/${lang}.json`).then((response) => response.json())],
});

const place: Element = document.body;
const card: Card = mountTokenDoctor(place, {
  phoneNumberId: '106540352242922',
  enabled: true,
  tokenStored: true,
  onSave: async ({ token, phoneNumberId, whatsappBusinessAccountId }: CardSettings) => {
    await fetch('/save', { method: 'PUT', body: [token, phoneNumberId, whatsappBusinessAccountId].join() });
  },
  webhookUrl: "https://crm.example/webhook",
  appId: "911602140448729",
  helpUrl: "https://crm.example/help/",
  supportUrl: "mailto:support@crm.example",
  subscribe: false,
  lang: 'pt-BR',
  onTestStored: () => ({ error: { code: 190 } }),
  headingLevel: 3,
  disabled: true,
  onReport: (report: ConnectionReport) => console.log(report.verdict, report.diagnosis?.category, report.token.expiresAt),
  onError: ({ code, message }) => console.log(code === 'load', message),
});
card.update({ lang: 'es' });
card.update({ lang: null });
card.update({ disabled: false, onSave: (_, report) => console.log(report?.token.expiresAt) });
card.focus();
card.unmount();
mountTokenDoctor(place).unmount();

const element: TokenDoctorCard = document.createElement('token-doctor-card');
element.token = 'EAA';
element.onSave = ({ token }, report) => fetch('/save', { method: 'PUT', body: token + report?.verdict });
element.addEventListener('token-doctor-report', ({ detail }) => console.log(detail.webhook.address));
element.addEventListener('token-doctor-error', ({ detail }) => console.log(detail.message));
element.addEventListener('click', () => element.focus());

// @ts-expect-error the token cannot be changed
card.update({ token: 'EAA' });
// @ts-expect-error an option of the wrong type
mountTokenDoctor(place, { enabled: 'yes' });
// @ts-expect-error a language of the wrong type
card.update({ lang: 1 });
// @ts-expect-error not an element
mountTokenDoctor('#place');

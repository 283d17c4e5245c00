// The reader of translations (src/words.js) alone.

import assert from "node:assert/strict";
import test from "node:test";
import { nearest, reader } from "../../src/words.js";

/** English texts with their keys, the same as in xtask/src/words/compile.rs. */
const KEYS = [
  ["", "ztntfp"],
  ["Token expired", "oykh93"],
  ["{count} days “…”", "1g1phxc"],
];

const table = (texts, lang = "pt-BR", plurals = ["one", "other"]) => ({ lang, plurals, texts });

test("the key of a text is that of xtask", () => {
  for (const [english, key] of KEYS) assert.equal(reader(table({ [key]: "found" }))(english), "found", english);
});

test("a count selects the plural form, and the last form is used for a missing category", () => {
  const days = { oykh93: ["{count} dia", "{count} dias"] };
  const say = reader(table(days));
  const forms = [0, 1, 2, 1_000_000].map((count) => say("Token expired", count));
  assert.deepEqual(forms, ["{count} dia", "{count} dia", "{count} dias", "{count} dias"]);
  assert.equal(reader(table(days, "es"))("Token expired", 0), "{count} dias");
  assert.equal(reader(table({ oykh93: ["a", "b", "c"] }, "ru", ["one", "few", "many"]))("Token expired", 3), "b");
});

test("a text is looked for in each load, and one that is in none is not there", () => {
  const say = reader(table({ oykh93: "Token expirado" }), table({ ztntfp: "nada" }));
  assert.deepEqual([say("Token expired"), say(""), say("Token")], ["Token expirado", "nada", undefined]);
});

for (const [wanted, expected] of [
  ["pt-BR", "pt-BR"],
  ["PT_br", "pt-BR"],
  ["pt", "pt-PT"],
  ["pt-AO", "pt-PT"],
  ["es-MX", "es"],
  ["", undefined],
  ["en", undefined],
  ["esp", undefined],
]) {
  test(`of the languages pt-PT, pt-BR and es, the nearest to "${wanted}" is ${expected ?? "none"}`, () => {
    assert.equal(nearest(wanted, ["pt-PT", "pt-BR", "es"]), expected);
  });
}

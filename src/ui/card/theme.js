// The theme of a host as a style sheet: reads the custom properties of token-doctor-card.d.ts, and corrects colours that nobody
// could read. Does not depend on what the card contains.

/** The least contrast of a text (WCAG 2.2, 1.4.3), with a margin for rounding: 4.5 is enough. */
const ENOUGH = 4.65;

const BLACK = [0, 0, 0];
const WHITE = [1, 1, 1];

/** The colours of card.css that a host's colour is seen with, and in which direction its accent is corrected. */
const SCHEMES = {
  light: {
    surface: hex("ffffff"),
    paper: hex("f7f7f6"),
    accent: hex("0f5a52"),
    onAccent: hex("ffffff"),
    ink: hex("1c1e21"),
    texts: ["1c1e21", "565b63", "1a6e37", "865300", "ad2219", "4a5878"].map(hex),
    end: BLACK,
  },
  dark: {
    surface: hex("1b1d20"),
    paper: hex("131416"),
    accent: hex("7fd0c4"),
    onAccent: hex("0b201d"),
    ink: hex("e7e8ea"),
    texts: ["e7e8ea", "a3a8b0", "74cf92", "e6b45c", "ff8e84", "a9b9dc"].map(hex),
    end: WHITE,
  },
};

/**
 * The rules of a theme.
 * @param {HTMLElement} probe an element in the shadow root of the card, which is not seen. Its colour is changed
 * @returns {string}
 */
export function themeOf(probe) {
  const view = probe.ownerDocument.defaultView;
  if (!view || !probe.isConnected) return "";
  const computed = view.getComputedStyle(probe);
  /** Whether the host has given a property, with a value that its use accepts. */
  const has = (name, property) => view.CSS.supports(property, computed.getPropertyValue(`--token-doctor-${name}`).trim() || "-");
  const rules = [];
  if (has("radius", "border-radius")) rules.push("--radius:var(--token-doctor-radius)");
  if (has("font", "font-family")) rules.push("--sans:var(--token-doctor-font)");
  const given = ["accent", "on-accent", "background"].filter((name) => has(name, "color"));
  if (given.length > 0) {
    const [light, dark] = Object.keys(SCHEMES).map((scheme) => {
      probe.style.colorScheme = scheme;
      const read = ([name, under]) => {
        if (!given.includes(name)) return undefined;
        probe.style.color = `color-mix(in srgb, var(--token-doctor-${name}) 100%, black)`;
        return parsed(computed.color, under);
      };
      const { accent, paper, surface } = SCHEMES[scheme];
      return corrected(SCHEMES[scheme], [["accent", surface], ["on-accent", accent], ["background", paper]].map(read));
    });
    probe.style.color = probe.style.colorScheme = "";
    for (const name of Object.keys(light)) rules.push(`--${name}:light-dark(${css(light[name])},${css(dark[name])})`);
  }
  // An element of our own is inline unless someone says otherwise.
  const own = ":host(token-doctor-card:not([hidden])){display:block}";
  return `${own}.token-doctor{${rules.join(";")}}.token-doctor[inert]{opacity:.6}`;
}

/** The colours of a scheme, each as near to what the host has given as it can be read. */
function corrected(scheme, [accent = scheme.accent, onAccent, background = scheme.paper]) {
  // Some texts have a tint of the ink behind them.
  const isPaper = (paper) => scheme.texts.every((text) => contrast(text, mix(paper, scheme.ink, 0.07)) >= ENOUGH);
  const paper = nearest(background, scheme.paper, isPaper);
  // Behind a secondary button that is pointed at is a tint of the accent.
  const isAccent = (color) => [scheme.surface, paper].every((behind) => contrast(color, mix(behind, color, 0.09)) >= ENOUGH);
  const shown = nearest(accent, scheme.end, isAccent);
  const strongest = contrast(WHITE, shown) >= contrast(BLACK, shown) ? WHITE : BLACK;
  const given = onAccent ?? (accent === scheme.accent ? scheme.onAccent : strongest);
  return { accent: shown, "on-accent": nearest(given, strongest, (color) => contrast(color, shown) >= ENOUGH), paper };
}

/** The first colour that is good enough on the way from one to another. */
function nearest(from, to, isEnough) {
  for (let part = 0; part < 1; part += 0.02) {
    const color = mix(from, to, part);
    if (isEnough(color)) return color;
  }
  return to;
}

function mix(from, to, part) {
  return from.map((channel, at) => channel + (to[at] - channel) * part);
}

function contrast(one, other) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The relative luminance of WCAG. */
function luminance(color) {
  const [red, green, blue] = color.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A computed colour, such as `color(srgb 0.1 0.2 0.3 / 0.5)` or `rgb(1, 2, 3)`, over the one that is under it. */
function parsed(text, under) {
  const numbers = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (numbers.length < 3) return under;
  const scale = text.startsWith("rgb") ? 255 : 1;
  const channels = numbers.slice(0, 3).map((channel) => Math.min(1, Math.max(0, channel / scale)));
  return mix(under, channels, numbers[3] ?? 1);
}

function hex(digits) {
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
}

function css(color) {
  return `rgb(${color.map((channel) => Math.round(channel * 255)).join(" ")})`;
}

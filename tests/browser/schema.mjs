// A small checker for the JSON Schemas of the package. It knows only the keywords that they use, and throws for any other.

const ABOUT = ['$schema', '$defs', 'title', 'description'];

const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value);
const isA = (type, value) => kindOf(value) === type || (type === 'number' && kindOf(value) === 'integer');

/** Keyword → the problems of a value. */
const KEYWORDS = {
  $ref: (path, value, at, root) => {
    const target = path.slice(2).split('/').reduce((schema, name) => schema[name], root);
    return problems(target, value, at, root);
  },
  const: (expected, value, at) => (value === expected ? [] : [`${at} is not ${expected}`]),
  enum: (listed, value, at) => (listed.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}, which is not listed`]),
  type: (types, value, at) => ([types].flat().some((type) => isA(type, value)) ? [] : [`${at} is of type ${kindOf(value)}`]),
  minimum: (least, value, at) => (value >= least ? [] : [`${at} is below ${least}`]),
  anyOf: (schemas, value, at, root) => {
    const found = schemas.map((schema) => problems(schema, value, at, root));
    return found.some(({ length }) => length === 0) ? [] : found.flat();
  },
  items: (schema, value, at, root) => value.flatMap((item, index) => problems(schema, item, `${at}[${index}]`, root)),
  required: (names, value, at) => names.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`),
  // Stricter than the standard: a member that the schema does not describe is a problem.
  properties: (schemas, value, at, root) =>
    Object.entries(value).flatMap(([name, member]) =>
      name in schemas ? problems(schemas[name], member, `${at}.${name}`, root) : [`${at}.${name} is not described`],
    ),
};

/** Returns what is wrong with a value, one line for each problem. */
export function problems(schema, value, at = 'report', root = schema) {
  const found = [];
  for (const [keyword, rule] of Object.entries(schema)) {
    if (ABOUT.includes(keyword)) continue;
    if (!(keyword in KEYWORDS)) throw new Error(`The checker does not know the keyword ${keyword}.`);
    // After a wrong type, the other rules do not apply.
    if (found.length === 0) found.push(...KEYWORDS[keyword](rule, value, at, root));
  }
  return found;
}

// Answers a batch of cases with the reference implementation. In: one JSON object on standard input. Out: one JSON array.
import { readFileSync } from 'node:fs';
import {
  buildSchema, buildClientSchema, getIntrospectionQuery, parse, printSchema, specifiedRules, validate, validateExecutionArgs,
  GraphQLScalarType, lexicographicSortSchema,
} from 'graphql';

// Not in the September 2025 edition: defer, stream, and the depth limit of introspection.
const leftOut = new Set([
  'DeferStreamDirectiveLabelRule', 'DeferStreamDirectiveOnRootFieldRule', 'DeferStreamDirectiveOnValidOperationsRule',
  'StreamDirectiveOnListFieldRule', 'MaxIntrospectionDepthRule',
]);
const kept = specifiedRules.filter((rule) => !leftOut.has(rule.name));

/** The rule, which writes its name on each error that it reports. */
const signed = (rule) => (context) => {
  const own = Object.create(context);
  own.reportError = (error) => {
    error.rule = rule.name;
    context.reportError(error);
  };
  return rule(own);
};
const rules = kept.map(signed);
const input = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(input.sdl);

// What the scalars of the two schemas take; the reference alone would take anything.
const scalar = (name, read) => {
  const type = schema.getType(name);
  if (type instanceof GraphQLScalarType) {
    const literal = (node) => read('value' in node ? node.value : undefined, node.kind);
    type.coerceInputValue = (value) => read(value, typeof value === 'number' ? 'FloatValue' : 'StringValue');
    type.coerceInputLiteral = literal;
    type.parseValue = type.coerceInputValue;
    type.parseLiteral = literal;
  }
};
const day = (value, kind) => {
  const isDay = typeof value === 'string' && kind === 'StringValue' && /^\d{4}-\d\d-\d\d$/.test(value)
    && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
  if (!isDay) {
    throw new TypeError('no day');
  }
  return value;
};
const decimal = (value, kind) => {
  const isNumber = ['IntValue', 'FloatValue', 'StringValue'].includes(kind) && ['string', 'number'].includes(typeof value)
    && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(String(value)) && Math.abs(Number(value)) < 7.9e28;
  if (!isNumber) {
    throw new TypeError('no number');
  }
  return value;
};
scalar('Day', day);
scalar('Date', day);
scalar('Decimal', decimal);

const places = (errors) => errors.map((error) => ({
  message: error.message,
  places: (error.locations ?? []).map((place) => `${place.line}:${place.column}`).join(' '),
  rule: error.rule,
}));

function answer(item) {
  let document;
  try {
    document = parse(item.document, { allowEmptySelectionSets: false });
  } catch (error) {
    return { stage: 'parse', errors: places([error]) };
  }
  const errors = validate(schema, document, rules, { maxErrors: 1000 });
  if (errors.length > 0) {
    return { stage: 'validate', errors: places(errors) };
  }
  if (item.isRequest) {
    const { operationName, variables } = item;
    const ready = validateExecutionArgs({
      schema, document, operationName, variableValues: JSON.parse(variables ?? '{}'), rootValue: {},
    });
    if (Array.isArray(ready)) {
      return { stage: 'request', errors: places(ready) };
    }
  }
  return { stage: 'accepted', errors: [] };
}

const result = { cases: input.cases.map(answer), rules: kept.map((rule) => rule.name) };
result.query = getIntrospectionQuery({
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true,
  inputValueDeprecation: true, oneOf: true,
});
if (input.introspection) {
  result.clientSdl = printSchema(lexicographicSortSchema(buildClientSchema(input.introspection)));
  result.serverSdl = printSchema(lexicographicSortSchema(buildSchema(input.printed)));
}
process.stdout.write(JSON.stringify(result));

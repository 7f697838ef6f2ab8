// Answers a batch of cases with the reference implementation. In: one JSON object on standard input. Out: one JSON array.
import { readFileSync } from 'node:fs';
import {
  buildSchema, buildClientSchema, getIntrospectionQuery, getVariableValues, introspectionFromSchema, parse, printSchema,
  specifiedRules, validate, GraphQLScalarType, lexicographicSortSchema,
} from 'graphql';

// Not in the September 2025 edition: defer, stream, and the depth limit of introspection.
const leftOut = new Set([
  'DeferStreamDirectiveLabelRule', 'DeferStreamDirectiveOnRootFieldRule', 'DeferStreamDirectiveOnValidOperationsRule',
  'StreamDirectiveOnListFieldRule', 'MaxIntrospectionDepthRule',
]);
const rules = specifiedRules.filter((rule) => !leftOut.has(rule.name));
const input = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(input.sdl);

const day = schema.getType('Day');
if (day instanceof GraphQLScalarType) {
  const read = (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) {
      throw new TypeError('no Day');
    }
    return value;
  };
  day.coerceInputValue = read;
  day.coerceInputLiteral = (node) => read(node.kind === 'StringValue' ? node.value : undefined);
  day.parseValue = read;
  day.parseLiteral = day.coerceInputLiteral;
}

const places = (errors) => errors.map((error) => ({
  message: error.message,
  places: (error.locations ?? []).map((place) => `${place.line}:${place.column}`).join(' '),
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
  if (item.variables !== undefined && item.variables !== null) {
    const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
    const values = getVariableValues(schema, operation.variableDefinitions ?? [], JSON.parse(item.variables));
    if (values.errors) {
      return { stage: 'variables', errors: places(values.errors) };
    }
  }
  return { stage: 'accepted', errors: [] };
}

const result = { cases: input.cases.map(answer), rules: rules.map((rule) => rule.name) };
if (input.introspection) {
  result.clientSdl = printSchema(lexicographicSortSchema(buildClientSchema(input.introspection)));
  result.serverSdl = printSchema(lexicographicSortSchema(buildSchema(input.printed)));
  result.query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
} else {
  result.query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
}
process.stdout.write(JSON.stringify(result));

// Sends one operation to the address that this page came from. Error replies are GraphQL replies too, so the body is shown as it is.
export async function ask({ query, variables, operationName: chosen }, { headers } = {}) {
  // Right after the text was replaced the editor may still tell the name of an operation that is no longer there.
  const operationName = chosen && query.includes(chosen) ? chosen : undefined;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return response.json();
}
